package dev.plenum.e2e;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.api.v1alpha1.ResourceStatus;
import dev.plenum.cli.ExitCode;
import dev.plenum.cli.Plenum;
import dev.plenum.cli.simulate.Codes;
import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ScoreSheet;
import dev.plenum.exam.domain.grade.ScoreLine;
import dev.plenum.exam.files.Pseudonyms;
import dev.plenum.kernel.hash.Sha256;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One exam of three hundred students with wrong clocks, cheaters and outages; nodes are killed. */
@Tag("docker")
@ExtendWith(Progress.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExamE2E {
  private static final int STUDENTS = 300;
  private static final String RUN =
      "K3s in a container, three nodes, 300 students through the Service, skews to 10 min, 5 %"
          + " cheating, 5 % offline, leader killed twice";
  private static final Platform PLATFORM = Platform.get();
  private static final Board EXAM = Board.exam(PLATFORM, "exam", "midterm");
  private static final Chaos CHAOS = new Chaos(EXAM);
  private static @Nullable String roster;

  @TempDir private static Path folder;

  @BeforeAll
  static void declareExam() {
    PLATFORM.namespace(EXAM.namespace());
    roster = roster();
    PLATFORM
        .client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("midterm-roster")
                .withNamespace(EXAM.namespace())
                .endMetadata()
                .addToStringData("roster.csv", roster)
                .build())
        .create();
    EXAM.apply(PAPER);
    EXAM.apply(SESSION);
    EXAM.awaitReady("True", "Serving");
    EXAM.awaitAllNodes();
    EXAM.openNodePorts(Platform.EXAM_HTTP, Platform.EXAM_GRPC);
  }

  @AfterAll
  static void remove() {
    PLATFORM.remove(EXAM.namespace());
  }

  @Test
  @Order(1)
  void everyAcknowledgedAnswerIsMarkedThoughTheLeaderIsKilledTwice() throws IOException {
    Path file = Files.writeString(folder.resolve("roster.csv"), String.valueOf(roster));
    System.setProperty("plenum.password", EXAM.password("admin"));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    var sitting =
        CompletableFuture.supplyAsync(
            () ->
                Plenum.commandLine()
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(
                        "simulate",
                        "exam",
                        "--url",
                        "http://" + PLATFORM.cluster.address(Platform.EXAM_HTTP),
                        "--roster",
                        file.toString(),
                        "--students",
                        String.valueOf(STUDENTS),
                        "--item-time",
                        "8s",
                        "--output",
                        "json"),
            Thread.ofVirtual()::start);
    awaitEntries(2 * STUDENTS);
    CHAOS.killLeader();
    awaitEntries(4 * STUDENTS);
    EXAM.awaitAllNodes();
    CHAOS.killLeader();
    int code = sitting.join();

    assertThat(err.toString()).isEmpty();
    JsonNode facts = Api.JSON.readTree(out.toString());
    System.out.println(facts.toPrettyString());
    Evidence.count("exam.acknowledged", facts.path("acknowledged").asLong(), "answers", RUN);
    Evidence.count("exam.lost", facts.path("lost").asLong(), "answers", RUN);
    Evidence.count("exam.doubled", facts.path("doubled").asLong(), "answers", RUN);
    Evidence.count("exam.late", facts.path("late").asLong(), "answers", RUN);
    Evidence.write("exam.save_p99_ms", facts.path("saveP99Millis").asDouble(), "ms", RUN);
    assertThat(facts.path("lost").asInt()).isZero();
    assertThat(facts.path("doubled").asInt()).isZero();
    assertThat(facts.path("unexplained").asInt()).isZero();
    assertThat(facts.path("acknowledged").asInt()).isGreaterThan(STUDENTS * 5);
    assertThat(facts.path("refused")).isEmpty();
    assertThat(facts.path("strikes").asInt()).isPositive();
    assertThat(code).isNotEqualTo(ExitCode.DIFFERS).isZero();
  }

  @Test
  @Order(2)
  void everyNodeGivesTheSameWorkbook() throws IOException {
    EXAM.awaitAllNodes();
    String token = token();
    List<String> digests =
        EXAM.openPodPorts("http", 80, Platform.EXAM_PODS).stream()
            .map(address -> Sha256.hex(download(address, "results/results.xlsx", token)))
            .toList();

    assertThat(digests).hasSize(3);
    assertThat(digests.stream().distinct()).hasSize(1);
  }

  @Test
  @Order(3)
  void theLedgerReplayedElsewhereComesToThePublishedScores() {
    String csv =
        new String(
            download(PLATFORM.cluster.address(Platform.EXAM_HTTP), "results/results.csv", token()),
            StandardCharsets.UTF_8);
    Map<String, Long> published = new TreeMap<>();
    List<List<String>> rows = csv.replace("\uFEFF", "").lines().map(ExamE2E::cells).toList();
    int score = rows.getFirst().indexOf("score");
    rows.stream()
        .skip(1)
        .forEach(cells -> published.put(cells.getFirst(), hundredths(cells.get(score))));

    assertThat(published).hasSize(STUDENTS).isEqualTo(replayed(published.keySet()));
    await(
        "the status says so",
        () -> EXAM.status().map(ResourceStatus::phase).filter("published"::equals).isPresent());
  }

  private static Map<String, Long> replayed(Iterable<String> rolls) {
    byte[] key = Base64.getMimeDecoder().decode(EXAM.secret(EXAM.name() + "-keys", "roll-key"));
    Pseudonyms pseudonyms = new Pseudonyms(key, EXAM.name());
    Exam exam = Replay.of(EXAM);
    Map<String, Long> scores = new TreeMap<>();
    for (String roll : rolls) {
      ScoreLine line = ScoreSheet.line(exam, pseudonyms.participant(roll));
      scores.put(roll, line == null ? 0 : line.score());
    }
    return scores;
  }

  /** Every cell is quoted, and none of these has a quote inside. */
  private static List<String> cells(String line) {
    return List.of(line.substring(1, line.length() - 1).split("\",\"", -1));
  }

  private static long hundredths(String marks) {
    return marks.isEmpty() ? 0 : new BigDecimal(marks).movePointRight(2).longValueExact();
  }

  private static byte[] download(String address, String path, String token) {
    return new Api(address).bytes(path, token);
  }

  private static String token() {
    Api api = new Api(PLATFORM.cluster.address(Platform.EXAM_HTTP));
    var login =
        api.post(
            "session/password", null, Map.of("user", "admin", "password", EXAM.password("admin")));
    assertThat(login.good()).as(login.toString()).isTrue();
    return login.body().get("token").asText();
  }

  /** Everybody begins once and saves every answer; the ledger has more than six entries of each. */
  private static void awaitEntries(long count) {
    await(
        count + " entries are in the ledger",
        () ->
            EXAM.status()
                .map(ResourceStatus::checkpoint)
                .filter(checkpoint -> checkpoint.size() >= count)
                .isPresent());
  }

  private static String roster() {
    StringBuilder csv = new StringBuilder("roll,name,code,extra,role\n");
    for (int i = 1; i <= STUDENTS; i++) {
      csv.append("%05d,Student %d,%s,,\n".formatted(i, i, Codes.fresh()));
    }
    return csv.append("t1,Teacher,%s,,teacher\n".formatted(Codes.fresh())).toString();
  }

  private static final String PAPER =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: midterm-paper
      data:
        paper.yaml: |
          items:
          - {id: q1, text: Which is a transport protocol?, choices: [IP, TCP, ARP, HTTP], right: b}
          - {id: q2, text: Which use UDP?, choices: [DNS, NTP, SSH], right: [a, b], scoring: partial, marks: 2}
          - {id: q3, text: A frame ends with a checksum., type: truefalse, right: true}
          - {id: q4, text: How many bits has an IPv4 address?, right: 32}
          - {id: q5, text: Which finds hardware addresses?, accepted: [ARP]}
          - {id: q6, text: Which is a private network?, choices: [10.0.0.0/8, 11.0.0.0/8], right: a, penalty: 0.5}
          - {id: q7, text: TCP may reorder., type: truefalse, right: false}
          - {id: q8, text: How many hosts fit a /30?, right: 2}
          - {id: q9, text: Which port has HTTPS?, choices: ["80", "443", "22"], right: b}
          - {id: q10, text: Which layer is Ethernet?, choices: [Link, Internet], right: a}
      """;

  private static final String SESSION =
      """
      apiVersion: plenum.dev/v1alpha1
      kind: ExamSession
      metadata:
        name: midterm
      spec:
        title: Computer Networks, midterm
        replicas: 3
        paper: {configMapRef: {name: midterm-paper, key: paper.yaml}}
        roster: {secretRef: {name: midterm-roster, key: roster.csv}}
        opens: manual
        duration: 130s
        itemTime: 8s
        grace: 2s
        shuffle: {items: true, choices: true}
        proctoring:
          rules: [{event: focusLost, after: 1s}, {event: clipboard}]
          strikes: [{penaltyPercent: 50}, {penaltyPercent: 100, terminate: true}]
        clockSync: {every: 5s, maxOffset: 15m}
        admission: {inWork: 64, queue: 5000, overflow: true}
        results: {publish: manual, chunks: 2, replicas: 3}
        database: {bundled: {storage: 1Gi}}
      """;
}
