package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.node.settings.NodeSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes in one JVM on a real database and a real consensus group. */
final class ElectionOnThreeNodesIT {
  @TempDir static Path root;

  @Test
  void aBallotCastAtAnyNodeCountsOnceAndIsSeenOnAllAlsoAfterItsLeaderIsGone() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
      List<NodeApplication> nodes = start(database);
      try {
        TestNode.await(() -> nodes.stream().allMatch(ElectionOnThreeNodesIT::ready));
        TestNode.await(() -> nodes.stream().allMatch(node -> rollSize(node) == 3));
        election(nodes);
      } finally {
        nodes.forEach(NodeApplication::kill);
      }
    }
  }

  private static void election(List<NodeApplication> nodes) {
    Client first = new Client(nodes.get(0).ports().http());
    Client second = new Client(nodes.get(1).ports().http());
    assertThat(first.officer("admin").act("/api/v1/admin/start").status()).isEqualTo(200);
    UUID id = UUID.randomUUID();
    var cast = second.voter(Folder.ADA).vote(id, "{\"chair\":[\"ana\"]}");
    assertThat(cast.status()).as(cast.raw().body()).isEqualTo(201);
    var again = first.voter(Folder.ADA).vote(id, "{\"chair\":[\"ana\"]}");
    assertThat(again.text("/tracker")).isEqualTo(cast.text("/tracker"));
    assertThat(first.voter(Folder.ADA).get("/api/v1/ballots/mine").text("/tracker"))
        .isEqualTo(cast.text("/tracker"));
    var found = second.get("/api/v1/board/ballots/" + cast.text("/tracker"));
    assertThat(found.text("/counted")).isEqualTo("true");
    assertThat(first.officer("admin").get("/api/v1/admin/log").text("/entries/0/type"))
        .isEqualTo("BallotCast");

    NodeApplication leader =
        nodes.stream()
            .filter(n -> management(n).get("/status").text("/leading").equals("true"))
            .findFirst()
            .orElseThrow();
    leader.close();
    nodes.remove(leader);
    Client survivor = new Client(nodes.getFirst().ports().http());
    UUID brunos = UUID.randomUUID();
    Client bruno = survivor.voter(Folder.BRUNO);
    TestNode.await(() -> bruno.vote(brunos, "{\"chair\":[\"ben\"]}").status() == 201);
    TestNode.await(() -> nodes.stream().allMatch(node -> ballots(node) == 2));

    assertThat(survivor.officer("admin").act("/api/v1/admin/stop").status()).isEqualTo(200);
    Client tally = survivor.officer("tally");
    assertThat(tally.act("/api/v1/tally/count").status()).isEqualTo(200);
    assertThat(tally.act("/api/v1/tally/publish").status()).isEqualTo(200);
    for (NodeApplication node : nodes) {
      Client client = new Client(node.ports().http());
      TestNode.await(() -> client.get("/api/v1/results").status() == 200);
      assertThat(client.get("/api/v1/results").text("/contests/0/winners/0")).isEqualTo("ben");
    }
  }

  private static List<NodeApplication> start(EmbeddedPostgres database) throws IOException {
    Folder folder = Folder.in(root);
    folder.write("database/url", database.getJdbcUrl("postgres", "postgres"));
    folder.write("database/username", "postgres");
    folder.write("database/password", "postgres");
    List<PeerAddress> peers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      peers.add(new PeerAddress("board-" + i, "127.0.0.1", freePort(), freePort()));
    }
    List<NodeApplication> nodes = new ArrayList<>();
    for (PeerAddress peer : peers) {
      nodes.add(
          NodeApplication.start(
              new NodeSettings(
                  "Election", "board", peer.node(), peers, root, NodeSettings.Ports.FREE)));
    }
    return nodes;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Client management(NodeApplication node) {
    return new Client(node.ports().management());
  }

  private static boolean ready(NodeApplication node) {
    return management(node).get("/health/readiness").status() == 200;
  }

  private static int rollSize(NodeApplication node) {
    return Integer.parseInt(management(node).get("/status").text("/rollSize"));
  }

  private static int ballots(NodeApplication node) {
    return Integer.parseInt(management(node).get("/status").text("/ballots"));
  }
}
