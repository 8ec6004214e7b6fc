package dev.plenum.node.web;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An election on three real nodes and a real PostgreSQL, once for all browser tests. */
final class LocalElection implements AutoCloseable {
  static final String PASSWORD = "correct-horse-battery";
  static final int VOTERS = 12;
  private static final String RESOURCE =
      """
      apiVersion: plenum.dev/v1alpha1
      kind: Election
      metadata: {name: board}
      spec:
        title: Board election 2027
        replicas: 3
        contests:
        - id: chair
          text: Who shall chair the board?
          method: plurality
          options:
          - {id: ana, name: Ana Prado}
          - {id: ben, name: Ben Okafor}
          - {id: chloe, name: Chloé Martin}
          - {id: deniz, name: Deniz Yılmaz}
        - id: committee
          text: Who shall sit on the finance committee?
          method: approval
          seats: 2
          max: 2
          options:
          - {id: elif, name: Elif Demir}
          - {id: femi, name: Femi Adeyemi}
          - {id: greta, name: Greta Holm}
        - id: fee
          text: Shall the yearly fee rise from 40 to 45 euros?
          method: yesno
        roll: {secretRef: {name: board-roll, key: roll.csv}, registration: open}
        opens: manual
        closes: 2h
        deadline: {rule: clickTime, grace: 1s}
        admission: {inWork: 5, queue: 10000}
        results: {publish: manual}
        database: {bundled: {storage: 1Gi}}
      """;

  private final LocalNodes nodes;

  private LocalElection(LocalNodes nodes) {
    this.nodes = nodes;
  }

  static LocalElection start() throws IOException, InterruptedException {
    Map<String, String> files =
        Map.of(
            "resource/resource.yaml", RESOURCE,
            "roll/roll.csv", roll(),
            "secrets/admin-password", PASSWORD,
            "secrets/tally-password", PASSWORD);
    return new LocalElection(LocalNodes.start("Election", "board", files));
  }

  private static String roll() {
    return IntStream.rangeClosed(1, VOTERS)
        .mapToObj(i -> "v%02d,Voter %d,v%02d@example.org,1,%s".formatted(i, i, i, code(i)))
        .collect(Collectors.joining("\n", "id,name,email,weight,code\n", "\n"));
  }

  /** The code of a voter, in the groups that a mail would show. */
  static String code(int voter) {
    return "PLENM-BR0WS-ER7ES-T0C0D-E0%04d".formatted(voter);
  }

  /** The address of a page, at one of the nodes. */
  String address(int node, String path) {
    return nodes.address(node, path);
  }

  /** What the database says to a question with one answer. */
  String ask(String question) throws SQLException {
    return nodes.ask(question);
  }

  /** Changes the database behind the nodes' backs. */
  void change(String statement) throws SQLException {
    nodes.change(statement);
  }

  @Override
  public void close() throws IOException {
    nodes.close();
  }
}
