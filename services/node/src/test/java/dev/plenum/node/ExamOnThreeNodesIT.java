package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exam on three nodes with a real database and real consensus, in one process. */
final class ExamOnThreeNodesIT {
  @TempDir static Path root;

  @Test
  void everyNodeSeesEveryoneAndTheSheetOutlivesItsHolder() throws Exception {
    try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
      List<NodeApplication> nodes =
          ThreeNodes.start(ExamFolder.in(root), "ExamSession", "midterm", database);
      try {
        TestNode.await(() -> nodes.stream().allMatch(ThreeNodes::ready));
        TestNode.await(() -> nodes.stream().allMatch(node -> phase(node).equals("ready")));
        assertThat(at(nodes, 1).officer("admin").act("/api/v1/admin/open").status()).isEqualTo(200);
        sits(nodes);
        watched(nodes);
        synchronised(nodes);
        assertThat(at(nodes, 2).officer("admin").act("/api/v1/admin/close").status())
            .isEqualTo(200);
        TestNode.await(() -> nodes.stream().allMatch(node -> phase(node).equals("graded")));
        contended(nodes);
        published(nodes);
      } finally {
        nodes.forEach(NodeApplication::kill);
      }
    }
  }

  private static void sits(List<NodeApplication> nodes) {
    for (int i = 0; i < 3; i++) {
      TestNode.await(() -> nodes.stream().allMatch(node -> phase(node).equals("open")));
    }
    Client first = at(nodes, 0).voter(ExamFolder.ADA);
    assertThat(TestExam.begin(first, "laptop").status()).isEqualTo(200);
    // Another node shows the same attempt, and takes over where the first one left off.
    Client second = at(nodes, 1).voter(ExamFolder.ADA);
    TestNode.await(() -> second.get("/api/v1/attempt").text("/state").equals("sitting"));
    String command =
        "{\"commandId\":\"%s\",\"lamport\":2,\"item\":\"q2\",\"answer\":{\"truth\":true},\"device\":\"laptop\"}"
            .formatted(UUID.randomUUID());
    Client.Answer saved = second.post("/api/v1/attempt/answers", command);
    assertThat(saved.status()).as(saved.raw().body()).isEqualTo(200);
    assertThat(first.post("/api/v1/attempt/answers", command).text("/receipt/seq"))
        .isEqualTo(saved.text("/receipt/seq"));
    // A second device is seen on whichever node it comes.
    Client tablet = at(nodes, 2).voter(ExamFolder.ADA);
    assertThat(TestExam.begin(tablet, "tablet").text("/device")).isEqualTo("tablet");
    TestNode.await(
        () -> first.get("/api/v1/attempt").text("/strikes/0/kind").equals("secondDevice"));
    String image =
        first
            .get("/api/v1/attempt")
            .raw()
            .body()
            .replaceAll("(?s).*\"sha256\":\"([0-9a-f]{64}).*", "$1");
    for (NodeApplication node : nodes) {
      assertThat(new Client(node.ports().http()).get("/api/v1/images/" + image).status())
          .isEqualTo(200);
    }
    // Both hand in at once on two nodes: one wins, the other is told who.
    var answers =
        List.of(
            TestExam.handIn(first, "laptop", "manual"),
            TestExam.handIn(tablet, "tablet", "automatic"));
    assertThat(answers.stream().map(Client.Answer::status)).containsExactlyInAnyOrder(200, 409);
  }

  private static void watched(List<NodeApplication> nodes) {
    Client proctor = at(nodes, 2).voter(ExamFolder.PROCTOR);
    List<String> lines = proctor.listen("/api/v1/events");
    TestNode.await(() -> lines.contains("event: monitor"));
    Client bruno = at(nodes, 0).voter(ExamFolder.BRUNO);
    assertThat(TestExam.begin(bruno, "phone").status()).isEqualTo(200);
    beat(bruno, -3000);
    // Heard by one node, seen by who watches at another, with the node's name.
    TestNode.await(() ->
        lines.stream()
            .anyMatch(line ->
                line.contains("\"offsetMillis\":-3000")
                    && line.contains("\"node\":\"midterm-0\"")));
    Client admin = at(nodes, 1).officer("admin");
    TestNode.await(() -> {
      JsonNode load = admin.get("/api/v1/admin/load").body().path("nodes");
      return load.size() == 3 && load.path(2).path("clients").asInt() == 1;
    });
  }

  private static void synchronised(List<NodeApplication> nodes) {
    Client bruno = at(nodes, 1).voter(ExamFolder.BRUNO);
    List<String> lines = bruno.listen("/api/v1/events");
    TestNode.await(() -> {
      beat(bruno, -3000);
      return lines.contains("event: clock");
    });
    TestNode.await(
        () -> lines.stream().anyMatch(line -> line.contains("\"offsetMillis\":-3000.0")));
    // Every node tells of the same round, and of all pages.
    TestNode.await(() ->
        nodes.stream()
            .allMatch(node ->
                new Client(node.ports().http())
                    .get("/api/v1/clock")
                    .raw()
                    .body()
                    .contains("page-")));
    assertThat(at(nodes, 0).officer("admin").post("/api/v1/clock/round", "{}").status())
        .isEqualTo(200);
  }

  private static void beat(Client student, int offset) {
    Client.Answer answer =
        student.post(
            "/api/v1/attempt/heartbeat",
            "{\"offsetMillis\":%d,\"roundTripMillis\":4,\"focused\":true,\"device\":\"phone\"}"
                .formatted(offset));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
  }

  private static void contended(List<NodeApplication> nodes) throws Exception {
    Client holder = at(nodes, 0).voter(ExamFolder.TEACHER);
    Client next = at(nodes, 1).voter(ExamFolder.OTHER_TEACHER);
    TestNode.await(() -> holder.act("/api/v1/marks/lock").status() == 200);
    String token = holder.act("/api/v1/marks/lock").body().at("/token").toString();
    int version = holder.get("/api/v1/marks").body().at("/version").asInt();
    assertThat(next.act("/api/v1/marks/lock").status()).isEqualTo(202);
    assertThat(next.get("/api/v1/marks").text("/wait")).isEqualTo("true");
    // The holder's page falls silent: after its lease the next one has the sheet, with a greater
    // token, and whatever the first one then sends is refused.
    TestNode.await(() -> next.act("/api/v1/marks/lock").status() == 200);
    String theirs = next.act("/api/v1/marks/lock").body().at("/token").toString();
    assertThat(theirs).isNotEqualTo(token);
    assertThat(WholeExamTest.enter(next, theirs, version, 4).status()).isEqualTo(200);
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      Client anywhere = at(nodes, i % 3).voter(ExamFolder.TEACHER);
      Client.Answer stale = WholeExamTest.enter(anywhere, token, version, 1);
      boolean told = stale.text("/difference/0/sent").equals("1.0");
      refused += stale.status() == 409 && stale.reason().equals("StaleToken") && told ? 1 : 0;
    }
    assertThat(refused).isEqualTo(100);
    // Somebody waits at a node that then goes: another node takes the place in line over.
    TestNode.await(() -> holder.act("/api/v1/marks/lock").status() == 202);
    nodes.removeFirst().close();
    Client again = at(nodes, 1).voter(ExamFolder.TEACHER);
    assertThat(release(next, theirs).status()).isEqualTo(200);
    TestNode.await(() -> !again.get("/api/v1/marks").text("/lock/token/fence").isEmpty());
    Client.Answer lock = again.act("/api/v1/marks/lock");
    assertThat(lock.status()).as(lock.raw().body()).isEqualTo(200);
    assertThat(release(again, lock.body().at("/token").toString()).status()).isEqualTo(200);
  }

  private static Client.Answer release(Client teacher, String token) {
    return teacher.post(
        "/api/v1/marks/lock/release",
        "{\"commandId\":\"%s\",\"token\":%s}".formatted(UUID.randomUUID(), token));
  }

  private static void published(List<NodeApplication> nodes) {
    Client.Answer publish = at(nodes, 0).officer("admin").act("/api/v1/admin/publish");
    assertThat(publish.status()).as(publish.raw().body()).isEqualTo(200);
    TestNode.await(() -> nodes.stream().allMatch(node -> phase(node).equals("published")));
    // With one node down its copies are missing, and every other node still gives the same bytes.
    for (NodeApplication node : nodes) {
      Client teacher = new Client(node.ports().http()).voter(ExamFolder.TEACHER);
      TestNode.await(() -> {
        String metadata = teacher.get("/api/v1/results/replication_metadata.json").raw().body();
        return metadata.split("INTACT", -1).length == 5
            && metadata.split("MISSING", -1).length == 3;
      });
    }
    for (String file :
        List.of("results.csv", "chunks/1", "chunks/2", "replication_metadata.json")) {
      String one =
          at(nodes, 0).voter(ExamFolder.TEACHER).get("/api/v1/results/" + file).raw().body();
      String other =
          at(nodes, 1).voter(ExamFolder.TEACHER).get("/api/v1/results/" + file).raw().body();
      assertThat(one).as(file).isEqualTo(other);
    }
  }

  private static Client at(List<NodeApplication> nodes, int index) {
    return new Client(nodes.get(index).ports().http());
  }

  private static String phase(NodeApplication node) {
    return new Client(node.ports().management()).get("/status").text("/phase");
  }
}
