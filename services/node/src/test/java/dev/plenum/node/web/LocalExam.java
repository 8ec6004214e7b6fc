package dev.plenum.node.web;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An exam on three real nodes behind one address. */
final class LocalExam implements AutoCloseable {
  static final String PASSWORD = "correct-horse-battery";
  static final int STUDENTS = 12;

  /** How much time there is. */
  record Times(String duration, String itemTime) {
    static final Times WHOLE = new Times("30m", "");
    static final Times ITEMS = new Times("100s", "itemTime: 8s");

    /** Items with a time of their own, long enough to look at one of them. */
    static final Times SLOW_ITEMS = new Times("24m", "itemTime: 4m");
  }

  private static final String PAPER =
      """
      title: Computer Networks
      items:
      - id: q1
        type: single
        text: Which layer of the Internet model routes packets?
        marks: 2
        penalty: 0.5
        choices:
        - {id: a, text: Link}
        - {id: b, text: Network, right: true}
        - {id: c, text: Transport}
        - {id: d, text: Application}
      - id: q2
        type: multiple
        text: "Which of these are transport protocols?\\nMore than one may be right."
        marks: 3
        choices:
        - {id: a, text: TCP, right: true}
        - {id: b, text: UDP, right: true}
        - {id: c, text: IP}
        - {id: d, text: QUIC, right: true}
      - {id: q3, type: truefalse, text: A TCP segment can be lost., right: true, marks: 1}
      - {id: q4, type: numeric, text: How many bits has an IPv4 address?, right: 32, marks: 1}
      - {id: q5, type: short, text: Which protocol turns names into addresses?, accepted: [DNS]}
      - id: q6
        type: essay
        text: Explain slow start in your own words.
        maxCharacters: 2000
        marks: 6
      """;

  private final LocalNodes nodes;
  private final LocalService service;

  private LocalExam(LocalNodes nodes, LocalService service) {
    this.nodes = nodes;
    this.service = service;
  }

  static LocalExam start(Times times) throws IOException, InterruptedException {
    Map<String, String> files =
        Map.of(
            "resource/resource.yaml",
            resource(times),
            "paper/paper.yaml",
            PAPER,
            "roster/roster.csv",
            roster(),
            "secrets/admin-password",
            PASSWORD);
    LocalNodes nodes = LocalNodes.start("ExamSession", "networks", files);
    return new LocalExam(nodes, new LocalService(nodes.ports()));
  }

  private static String resource(Times times) {
    return """
    apiVersion: plenum.dev/v1alpha1
    kind: ExamSession
    metadata: {name: networks}
    spec:
      title: Computer Networks, midterm
      replicas: 3
      paper: {configMapRef: {name: networks-paper, key: paper.yaml}}
      roster: {secretRef: {name: networks-roster, key: roster.csv}}
      opens: manual
      duration: %s
      %s
      grace: 2s
      shuffle: {items: false, choices: false}
      proctoring:
        rules: [{event: focusLost, after: 1s}, {event: clipboard}, {event: secondDevice}]
        strikes: [{penaltyPercent: 50}, {penaltyPercent: 100, terminate: true}]
      clockSync: {every: 5s, maxOffset: 10m}
      admission: {inWork: 3, queue: 5000, overflow: true}
      results: {publish: manual, chunks: 2, replicas: 3}
      database: {bundled: {storage: 1Gi}}
    """
        .formatted(times.duration(), times.itemTime());
  }

  private static String roster() {
    return IntStream.rangeClosed(1, STUDENTS)
            .mapToObj(i -> "R%02d,Student %d,%s,%s,".formatted(i, i, code(i), i == 12 ? "10m" : ""))
            .collect(Collectors.joining("\n", "roll,name,code,extra,role\n", "\n"))
        + "T1,Teacher One,TEACH-ERC0D-E00001,,teacher\n"
        + "T2,Teacher Two,TEACH-ERC0D-E00002,,teacher\n"
        + "P1,Proctor One,PR0CT-0RC0D-E00001,,proctor\n";
  }

  static String code(int student) {
    return "STUDE-NTC0D-E%05d".formatted(student);
  }

  static String teacher(int teacher) {
    return "TEACH-ERC0D-E%05d".formatted(teacher);
  }

  static String proctor() {
    return "PR0CT-0RC0D-E00001";
  }

  /** The one address behind which all nodes are. */
  String address(String path) {
    return service.address(path);
  }

  /** Ends a node without a word to the others; the address leads to the ones that are left. */
  void kill(int node) {
    service.takeOut(node);
    nodes.kill(node);
  }

  @Override
  public void close() throws IOException {
    service.close();
    nodes.close();
  }
}
