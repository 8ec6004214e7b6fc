package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.files.Workbooks;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.shard.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change under a running node, and a cluster that cannot answer. */
final class ChangingFilesTest {

  @Test
  void aBadEditIsNamedAndHarmsNothing(@TempDir Path root) {
    try (TestNode node = TestNode.start(root)) {
      Folder folder = node.folder();
      assertThat(node.client().officer("admin").act("/api/v1/admin/start").status()).isEqualTo(200);

      folder.write("resource/resource.yaml", Folder.RESOURCE.replace("id: ben", "id: zoe"));
      TestNode.await(() -> status(node, "/specError").contains("spec.contests"));
      folder.write("resource/resource.yaml", Folder.RESOURCE.replace("plurality", "lottery"));
      TestNode.await(() -> status(node, "/specError").contains("spec.contests[0].method"));
      folder.write("resource/resource.yaml", "spec: [");
      TestNode.await(() -> status(node, "/specError").contains("not YAML"));
      folder.write("resource/resource.yaml", Folder.RESOURCE.replace("2h", "1s"));
      TestNode.await(() -> status(node, "/specError").contains("spec.closes"));
      assertThat(node.client().voter(Folder.ADA).vote("{\"chair\":[\"ben\"]}").status())
          .isEqualTo(201);

      folder.write("resource/resource.yaml", Folder.RESOURCE.replace("2h", "3h"));
      TestNode.await(() -> status(node, "/specError").isEmpty());
      folder.write("resource/resource.yaml", Folder.RESOURCE.replace("id: ben", "id: zoe"));
      TestNode.await(() -> status(node, "/specError").contains("spec.contests"));
      folder.write("resource/resource.yaml", Folder.RESOURCE.replace("2h", "3h"));
      TestNode.await(() -> status(node, "/specError").isEmpty());
      assertThat(node.client().get("/api/v1/election").text("/closesAfter")).isEqualTo("PT3H");
    }
  }

  @Test
  void howManyAreServedAtATimeChangesWhileItRuns(@TempDir Path root) {
    try (TestNode node = TestNode.start(root)) {
      Folder folder = node.folder();
      String admission = "admission: {inWork: 9, queue: 70, overflow: true}\n  results: {publish";
      folder.write(
          "resource/resource.yaml", Folder.RESOURCE.replace("results: {publish", admission));
      TestNode.await(() -> new Admission(9, 70, true).equals(node.backend().admission));
      folder.write("resource/resource.yaml", "spec: [");
      TestNode.await(() -> status(node, "/specError").contains("not YAML"));
      assertThat(node.backend().admission).as("a bad edit").isEqualTo(new Admission(9, 70, true));
      folder.write("resource/resource.yaml", Folder.RESOURCE);
      TestNode.await(() -> new Admission(5, 10_000, false).equals(node.backend().admission));
    }
  }

  @Test
  void aBadRollIsNamedByRowAndColumnAndTheLastGoodOneStaysInUse(@TempDir Path root) {
    try (TestNode node = TestNode.start(root)) {
      Folder folder = node.folder();
      folder.write("roll/roll.csv", Folder.ROLL.replace("org,2,", "org,many,"));
      TestNode.await(() -> status(node, "/rollError").contains("row 3, weight"));
      assertThat(status(node, "/rollSize")).isEqualTo("3");
      assertThat(node.client().voter(Folder.ADA).get("/api/v1/ballots/mine").status())
          .isEqualTo(404);

      folder.write("roll/roll.csv", Folder.ROLL + "v04,Dan,,1,AAAAA-BBBBB-CCCCC-DDDDD-EEEEEF\n");
      TestNode.await(() -> status(node, "/rollSize").equals("4"));
      assertThat(status(node, "/rollError")).isEmpty();

      assertThat(node.client().officer("admin").act("/api/v1/admin/start").status()).isEqualTo(200);
      folder.write("roll/roll.csv", Folder.ROLL);
      TestNode.await(() -> status(node, "/rollError").contains("another roll"));
      assertThat(node.client().voter("AAAAABBBBBCCCCCDDDDDEEEEEF").vote("{}").status())
          .isEqualTo(201);
    }
  }

  @Test
  void aNodeThatStartsWithABadRollCallsNobodysCodeWrong(@TempDir Path root) {
    TestNode node = TestNode.start(root);
    try {
      Folder folder = node.folder();
      assertThat(node.client().officer("admin").act("/api/v1/admin/start").status()).isEqualTo(200);
      String code = "{\"code\":\"" + Folder.ADA + "\"}";
      for (String bad :
          List.of(
              Folder.ROLL.replace("org,2,", "org,many,"),
              Folder.ROLL + "v04,Dan,,1,AAAAA-BBBBB-CCCCC-DDDDD-EEEEEF\n")) {
        folder.write("roll/roll.csv", bad);
        node = node.again();
        var refused = node.client().post("/api/v1/session", code);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.reason()).isEqualTo("RollUnusable");
        assertThat(node.management().get("/health/readiness").status()).isEqualTo(503);
        assertThat(node.management().get("/status").text("/ready")).isEqualTo("false");
      }
      folder.write("roll/roll.csv", Folder.ROLL);
      TestNode mended = node;
      TestNode.await(() -> mended.management().get("/health/readiness").status() == 200);
      assertThat(node.client().voter(Folder.ADA).vote("{\"chair\":[\"ana\"]}").status())
          .isEqualTo(201);
    } finally {
      node.close();
    }
  }

  @Test
  void aRollMayBecomeAWorkbook(@TempDir Path root) throws IOException {
    try (TestNode node = TestNode.start(root)) {
      Path roll = root.resolve("roll");
      List<List<String>> rows =
          Folder.ROLL.lines().limit(3).map(line -> List.of(line.split(",", -1))).toList();
      Files.delete(roll.resolve("roll.csv"));
      TestNode.await(() -> status(node, "/rollError").contains("missing"));
      Files.write(roll.resolve("roll.xlsx"), workbook(rows));
      TestNode.await(() -> status(node, "/rollSize").equals("2"));
      assertThat(status(node, "/rollError")).isEmpty();
      assertThat(node.client().officer("admin").act("/api/v1/admin/start").status()).isEqualTo(200);
      assertThat(node.client().voter(Folder.BRUNO).vote("{\"chair\":[\"ana\"]}").status())
          .isEqualTo(201);
    }
  }

  private static byte[] workbook(List<List<String>> rows) {
    return Workbooks.write(List.of(new Workbooks.Sheet("roll", rows, List.of())));
  }

  @Test
  void whoeverCannotBeServedIsToldToSendTheSameAgain(@TempDir Path root) {
    try (TestNode node = TestNode.start(root)) {
      Client ada = node.client().voter(Folder.ADA);
      for (Outcome.RetryReason reason : Outcome.RetryReason.values()) {
        node.backend().unavailable = new Outcome.Retry(reason, Duration.ofMillis(1500));
        var answer = ada.vote("{\"chair\":[\"ana\"]}");
        int status = reason == Outcome.RetryReason.QueueFull ? 429 : 503;
        assertThat(answer.status()).as(reason.name()).isEqualTo(status);
        assertThat(answer.reason()).isEqualTo(reason.name());
        assertThat(answer.text("/retryAfterMillis")).isEqualTo("1500");
        assertThat(answer.raw().headers().firstValue("Retry-After")).hasValue("2");
      }
      node.backend().ready = false;
      assertThat(node.management().get("/health/readiness").status()).isEqualTo(503);
      assertThat(node.management().get("/health/liveness").status()).isEqualTo(200);
    }
  }

  private static String status(TestNode node, String field) {
    return node.management().get("/status").body().at(field).asText("");
  }
}
