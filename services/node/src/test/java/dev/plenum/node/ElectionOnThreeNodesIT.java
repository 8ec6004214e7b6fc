package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes in one JVM on a real database and a real consensus group. */
final class ElectionOnThreeNodesIT {
  private static final String DANA = "{\"user\":\"dana\",\"password\":\"correct horse battery\"}";

  @TempDir static Path root;

  @Test
  void aBallotCastAtAnyNodeCountsOnceAndIsSeenOnAllAlsoAfterItsLeaderIsGone() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
      List<NodeApplication> nodes =
          ThreeNodes.start(root, Folder.REGISTERING, Folder.ROLL, database);
      try {
        TestNode.await(() -> nodes.stream().allMatch(ThreeNodes::ready));
        TestNode.await(() -> nodes.stream().allMatch(node -> ThreeNodes.rollSize(node) == 3));
        election(nodes);
      } finally {
        nodes.forEach(NodeApplication::kill);
      }
    }
  }

  private static void election(List<NodeApplication> nodes) {
    Client first = new Client(nodes.get(0).ports().http());
    Client second = new Client(nodes.get(1).ports().http());
    register(second);
    assertThat(first.post("/api/v1/session/password", DANA).status()).isEqualTo(200);
    assertThat(first.officer("admin").get("/api/v1/admin/roll?q=dana").text("/rows/0/name"))
        .isEqualTo("Dana Kovač");
    assertThat(first.officer("admin").act("/api/v1/admin/start").status()).isEqualTo(200);
    UUID id = UUID.randomUUID();
    var cast = second.voter(Folder.ADA).vote(id, "{\"chair\":[\"ana\"]}");
    assertThat(cast.status()).as(cast.raw().body()).isEqualTo(201);
    var again = first.voter(Folder.ADA).vote(id, "{\"chair\":[\"ana\"]}");
    assertThat(again.text("/tracker")).isEqualTo(cast.text("/tracker"));
    // Whoever says what they have seen reads it at whichever node comes next.
    var mine = first.voter(Folder.ADA).having(cast.position()).get("/api/v1/ballots/mine");
    assertThat(mine.text("/tracker")).isEqualTo(cast.text("/tracker"));
    assertThat(mine.stale()).isFalse();
    var found = second.get("/api/v1/board/ballots/" + cast.text("/tracker"));
    assertThat(found.text("/counted")).isEqualTo("true");
    assertThat(first.officer("admin").get("/api/v1/admin/log").text("/entries/0/type"))
        .isEqualTo("BallotCast");

    NodeApplication leader =
        nodes.stream()
            .filter(n -> ThreeNodes.management(n).get("/status").text("/leading").equals("true"))
            .findFirst()
            .orElseThrow();
    leader.close();
    nodes.remove(leader);
    Client survivor = new Client(nodes.getFirst().ports().http());
    UUID brunos = UUID.randomUUID();
    Client bruno = survivor.voter(Folder.BRUNO);
    TestNode.await(() -> bruno.vote(brunos, "{\"chair\":[\"ben\"]}").status() == 201);
    TestNode.await(() -> nodes.stream().allMatch(node -> ThreeNodes.ballots(node) == 2));

    assertThat(survivor.officer("admin").act("/api/v1/admin/stop").status()).isEqualTo(200);
    Client tally = survivor.officer("tally");
    // Not before every ballot that was received in time can no longer be under way.
    assertThat(tally.act("/api/v1/tally/count").reason()).isEqualTo("StillReceiving");
    TestNode.await(() -> tally.act("/api/v1/tally/count").status() == 200);
    assertThat(tally.act("/api/v1/tally/publish").status()).isEqualTo(200);
    for (NodeApplication node : nodes) {
      Client client = new Client(node.ports().http());
      TestNode.await(() -> client.get("/api/v1/results").status() == 200);
      assertThat(client.get("/api/v1/results").text("/contests/0/winners/0")).isEqualTo("ben");
    }
  }

  /** Twice, as somebody does who did not see the answer; the account is kept in PostgreSQL. */
  private static void register(Client node) {
    for (int i = 0; i < 2; i++) {
      String applicant =
          "{\"commandId\":\"%s\",\"name\":\"Dana Kovač\",%s"
              .formatted(UUID.randomUUID(), DANA.substring(1));
      assertThat(node.post("/api/v1/registrations", applicant).status()).isEqualTo(201);
    }
  }
}
