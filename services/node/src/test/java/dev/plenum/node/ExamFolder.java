package dev.plenum.node;

import java.nio.file.Path;

/** An exam's mounted folder, as the operator would fill it. */
final class ExamFolder {
  static final String ADA = "7M6ET-ZWF05-7J6W0-ZMDSG-PPR4N5";
  static final String BRUNO = "JJX9K-1QQXV-5SZ7V-ZSGTY-1E836V";
  static final String CHIDI = "Y9YE7-XYGSK-YSVCJ-H029X-ZQCGZX";
  static final String TEACHER = "TTTT1-XYGSK-YSVCJ-H029X-ZQCG01";
  static final String OTHER_TEACHER = "TTTT2-XYGSK-YSVCJ-H029X-ZQCG02";
  static final String PROCTOR = "PPPP1-XYGSK-YSVCJ-H029X-ZQCG03";

  static final String RESOURCE =
      """
      apiVersion: plenum.dev/v1alpha1
      kind: ExamSession
      metadata: {name: midterm}
      spec:
        title: Computer Networks, midterm
        replicas: 3
        paper: {configMapRef: {name: networks-paper, key: paper.yaml}}
        roster: {secretRef: {name: networks-roster, key: roster.csv}}
        opens: manual
        duration: 20m
        grace: 0s
        shuffle: {items: true, choices: true}
        proctoring:
          rules: [{event: focusLost, after: 1s}, {event: clipboard}, {event: secondDevice}]
          strikes: [{penaltyPercent: 50}, {penaltyPercent: 100, terminate: true}]
        admission: {inWork: 3, queue: 5000, overflow: true}
        results: {publish: manual, chunks: 2, replicas: 3}
        database: {bundled: {storage: 1Gi}}
      """;

  /** The smallest PNG there is. */
  private static final String PIXEL =
      "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
          + "awAAAABJRU5ErkJggg==";

  static final String PAPER =
      """
      title: Computer Networks, midterm
      items:
      - id: q1
        text: Which layer routes packets?
        image: %s
        choices: [{text: link}, {text: network, right: true}, {text: transport}]
        marks: 2
        penalty: 0.5
      - {id: q2, text: TCP is reliable., type: truefalse, right: true, marks: 1}
      - {id: q3, text: How many bits has an IPv4 address?, type: numeric, right: 32, marks: 1}
      - {id: q4, text: Explain slow start., type: essay, marks: 6, maxCharacters: 2000}
      """
          .formatted(PIXEL);

  static final String ROSTER =
      """
      roll,name,code,extra,role
      21,Ada Lindqvist,7M6ET-ZWF05-7J6W0-ZMDSG-PPR4N5,,
      3,Bruno Tavares,JJX9K-1QQXV-5SZ7V-ZSGTY-1E836V,1.25x,
      100,Chidi Eze,Y9YE7-XYGSK-YSVCJ-H029X-ZQCGZX,10m,student
      T1,Tara Okafor,TTTT1-XYGSK-YSVCJ-H029X-ZQCG01,,teacher
      T2,Tomás Prado,TTTT2-XYGSK-YSVCJ-H029X-ZQCG02,,teacher
      P1,Pia Nowak,PPPP1-XYGSK-YSVCJ-H029X-ZQCG03,,proctor
      """;

  private ExamFolder() {}

  static Folder in(Path root) {
    Folder folder = Folder.secrets(root);
    folder.write("resource/resource.yaml", RESOURCE);
    folder.write("paper/paper.yaml", PAPER);
    folder.write("roster/roster.csv", ROSTER);
    return folder;
  }
}
