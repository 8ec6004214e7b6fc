package dev.plenum.node.web;

import dev.plenum.node.NodeApplication;
import dev.plenum.node.settings.NodeSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An election on three real nodes and a real PostgreSQL, once for all browser tests. */
final class LocalElection implements AutoCloseable {
  static final String PASSWORD = "correct-horse-battery";
  static final int VOTERS = 12;
  private static final int NODES = 3;
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);
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
        roll: {secretRef: {name: board-roll, key: roll.csv}}
        opens: manual
        closes: 2h
        deadline: {rule: clickTime, grace: 1s}
        admission: {inWork: 5, queue: 10000}
        results: {publish: manual}
        database: {bundled: {storage: 1Gi}}
      """;

  private final EmbeddedPostgres postgres;
  private final List<NodeApplication> nodes;

  private LocalElection(EmbeddedPostgres postgres, List<NodeApplication> nodes) {
    this.postgres = postgres;
    this.nodes = nodes;
  }

  static LocalElection start() throws IOException, InterruptedException {
    EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
    Path config = Files.createTempDirectory("plenum-web-");
    write(config, postgres.getPort());
    List<int[]> ports = IntStream.range(0, NODES).mapToObj(i -> freePorts()).toList();
    List<NodeApplication> nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      nodes.add(NodeApplication.start(settings(config, ports, i)));
    }
    LocalElection election = new LocalElection(postgres, nodes);
    for (NodeApplication node : nodes) {
      awaitReady(node);
    }
    return election;
  }

  private static NodeSettings settings(Path config, List<int[]> ports, int index) {
    String peers =
        IntStream.range(0, NODES)
            .mapToObj(
                i -> "board-%d=127.0.0.1:%d:%d".formatted(i, ports.get(i)[0], ports.get(i)[1]))
            .collect(Collectors.joining(","));
    return NodeSettings.fromEnvironment(
        Map.of(
            "PLENUM_NODE", "board-" + index,
            "PLENUM_NAME", "board",
            "PLENUM_PEERS", peers,
            "PLENUM_CONFIG", config.toString(),
            "PLENUM_HTTP_PORT", "0",
            "PLENUM_GRPC_PORT", "0",
            "PLENUM_MANAGEMENT_PORT", "0"));
  }

  private static int[] freePorts() {
    try (ServerSocket peer = new ServerSocket(0);
        ServerSocket hazelcast = new ServerSocket(0)) {
      return new int[] {peer.getLocalPort(), hazelcast.getLocalPort()};
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }

  private static void write(Path config, int databasePort) throws IOException {
    file(config, "resource/resource.yaml", RESOURCE);
    file(config, "roll/roll.csv", roll());
    for (String key : List.of("jwt-key", "roll-key", "beacon-key")) {
      byte[] bytes = new byte[32];
      java.util.Arrays.fill(bytes, (byte) key.length());
      file(config, "secrets/" + key, Base64.getEncoder().encodeToString(bytes));
    }
    file(config, "secrets/admin-password", PASSWORD);
    file(config, "secrets/tally-password", PASSWORD);
    file(config, "database/url", "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres");
    file(config, "database/username", "postgres");
    file(config, "database/password", "postgres");
  }

  private static void file(Path config, String name, String content) throws IOException {
    Path file = config.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
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

  private static void awaitReady(NodeApplication node) throws InterruptedException {
    long end = System.nanoTime() + READY_LIMIT.toNanos();
    while (!ready(node)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("a node is not ready");
      }
      Thread.sleep(100);
    }
  }

  private static boolean ready(NodeApplication node) {
    URI health =
        URI.create("http://127.0.0.1:%d/health/readiness".formatted(node.ports().management()));
    try {
      return ((HttpURLConnection) health.toURL().openConnection()).getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** The address of a page, at one of the nodes. */
  String address(int node, String path) {
    return "http://127.0.0.1:%d%s".formatted(nodes.get(node).ports().http(), path);
  }

  @Override
  public void close() throws IOException {
    nodes.forEach(NodeApplication::close);
    postgres.close();
  }
}
