package dev.plenum.node.web;

import dev.plenum.kernel.peer.FreePort;
import dev.plenum.node.NodeApplication;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.trust.CertificateFiles;
import dev.plenum.trust.NodeName;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One resource on three real nodes and a real PostgreSQL. */
final class LocalNodes implements AutoCloseable {
  private static final int NODES = 3;
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);

  private final EmbeddedPostgres postgres;
  private final List<NodeApplication> nodes;
  private final Set<NodeApplication> dead = new HashSet<>();

  private LocalNodes(EmbeddedPostgres postgres, List<NodeApplication> nodes) {
    this.postgres = postgres;
    this.nodes = nodes;
  }

  /**
   * Starts the nodes and waits until all of them are ready.
   *
   * @param files of the mounted folder, by path; keys and the database's coordinates are added
   */
  static LocalNodes start(String kind, String name, Map<String, String> files)
      throws IOException, InterruptedException {
    EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
    Path config = Files.createTempDirectory("plenum-web-");
    for (Map.Entry<String, String> file : files.entrySet()) {
      write(config, file.getKey(), file.getValue());
    }
    secrets(config, postgres.getPort());
    CertificateFiles.write(
        config.resolve(CertificateFiles.FOLDER),
        IntStream.range(0, NODES)
            .mapToObj(i -> new NodeName("web", kind, name, name + "-" + i))
            .toList());
    List<int[]> ports =
        IntStream.range(0, NODES)
            .mapToObj(i -> new int[] {FreePort.pick(), FreePort.pick()})
            .toList();
    List<NodeApplication> nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      nodes.add(NodeApplication.start(settings(kind, name, config, ports, i)));
    }
    for (NodeApplication node : nodes) {
      awaitReady(node);
    }
    return new LocalNodes(postgres, nodes);
  }

  private static NodeSettings settings(
      String kind, String name, Path config, List<int[]> ports, int index) {
    String peers =
        IntStream.range(0, NODES)
            .mapToObj(
                i -> "%s-%d=127.0.0.1:%d:%d".formatted(name, i, ports.get(i)[0], ports.get(i)[1]))
            .collect(Collectors.joining(","));
    return NodeSettings.fromEnvironment(
        Map.of(
            "PLENUM_KIND",
            kind,
            "PLENUM_NODE",
            name + "-" + index,
            "PLENUM_NAME",
            name,
            "PLENUM_PEERS",
            peers,
            "PLENUM_CONFIG",
            config.toString(),
            "PLENUM_HTTP_PORT",
            "0",
            "PLENUM_GRPC_PORT",
            "0",
            "PLENUM_MANAGEMENT_PORT",
            "0"));
  }

  private static void secrets(Path config, int databasePort) throws IOException {
    for (String key : List.of("jwt-key", "roll-key", "beacon-key")) {
      byte[] bytes = new byte[32];
      Arrays.fill(bytes, (byte) key.length());
      write(config, "secrets/" + key, Base64.getEncoder().encodeToString(bytes));
    }
    write(config, "database/url", "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres");
    write(config, "database/username", "postgres");
    write(config, "database/password", "postgres");
  }

  private static void write(Path config, String name, String content) throws IOException {
    Path file = config.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
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

  /** Where the nodes listen, in their order. */
  List<Integer> ports() {
    return nodes.stream().map(node -> node.ports().http()).toList();
  }

  /** What the database says to a question with one answer. */
  String ask(String question) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Changes the one row of the database that is named. */
  void change(String update) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      if (statement.executeUpdate(update) != 1) {
        throw new SQLException("not one row: " + update);
      }
    }
  }

  /** Ends a node without a word to the others. */
  void kill(int node) {
    NodeApplication killed = nodes.get(node);
    dead.add(killed);
    killed.kill();
  }

  @Override
  public void close() throws IOException {
    nodes.stream().filter(node -> !dead.contains(node)).forEach(NodeApplication::kill);
    postgres.close();
  }
}
