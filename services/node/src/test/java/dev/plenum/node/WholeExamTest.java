package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.Phase;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exam from the opening to a published result, over HTTP alone. */
final class WholeExamTest {
  @TempDir static Path root;

  @Test
  void anExamIsHeldGradedMarkedAndPublished() {
    try (TestExam exam = TestExam.start(root)) {
      Client ada = exam.as(ExamFolder.ADA);
      Client bruno = exam.as(ExamFolder.BRUNO);
      Client teacher = exam.as(ExamFolder.TEACHER);
      before(exam, ada);
      exam.open();
      sits(exam, ada, bruno);
      proctored(exam, bruno);
      conflict(ada);
      exam.admin().act("/api/v1/admin/close");
      TestNode.await(() -> exam.state().phase() == Phase.GRADED);
      rekeyed(exam);
      marked(exam, teacher);
      published(exam, ada, teacher);
    }
  }

  private static void before(TestExam exam, Client ada) {
    Client anyone = exam.client();
    assertThat(anyone.get("/api/v1/kind").text("/kind")).isEqualTo("ExamSession");
    assertThat(anyone.get("/api/v1/exam").text("/phase")).isEqualTo("ready");
    assertThat(anyone.get("/api/v1/exam").text("/roster/students")).isEqualTo("3");
    assertThat(ada.get("/api/v1/attempt").text("/state")).isEqualTo("notBegun");
    assertThat(TestExam.begin(ada, "laptop").reason()).isEqualTo("NotOpen");
    assertThat(exam.management().get("/status").text("/students")).isEqualTo("3");
    assertThat(exam.management().get("/status").text("/phase")).isEqualTo("ready");
  }

  private static void sits(TestExam exam, Client ada, Client bruno) {
    Client.Answer attempt = TestExam.begin(ada, "laptop");
    assertThat(attempt.status()).as(attempt.raw().body()).isEqualTo(200);
    assertThat(attempt.text("/state")).isEqualTo("sitting");
    assertThat(attempt.body().at("/items")).hasSize(4);
    assertThat(attempt.raw().body()).doesNotContain("\"right\"");
    assertThat(TestExam.begin(ada, "laptop").text("/state")).isEqualTo("sitting");

    Client.Answer saved = TestExam.save(ada, "q1", "{\"choices\":[\"b\"]}");
    assertThat(saved.status()).as(saved.raw().body()).isEqualTo(200);
    assertThat(saved.text("/verdict")).isEqualTo("onTime");
    assertThat(TestExam.save(ada, "q2", "{\"truth\":true}").status()).isEqualTo(200);
    assertThat(TestExam.save(ada, "q3", "{\"text\":\"32\"}").status()).isEqualTo(200);
    assertThat(TestExam.save(ada, "q4", "{\"text\":\"It doubles.\"}").status()).isEqualTo(200);
    assertThat(TestExam.save(ada, "q9", "{\"blank\":true}").reason()).isEqualTo("UnknownItem");

    assertThat(TestExam.begin(bruno, "phone").status()).isEqualTo(200);
    assertThat(TestExam.save(bruno, "q1", "{\"choices\":[\"a\"]}").status()).isEqualTo(200);
    Client.Answer beat =
        bruno.post(
            "/api/v1/attempt/heartbeat",
            "{\"offsetMillis\":-3000,\"roundTripMillis\":12,\"focused\":true,\"device\":\"phone\"}");
    assertThat(beat.text("/state")).isEqualTo("sitting");
    assertThat(beat.text("/endsAt")).isNotEmpty();
    String image = attempt.raw().body().replaceAll("(?s).*\"sha256\":\"([0-9a-f]{64}).*", "$1");
    assertThat(exam.client().get("/api/v1/images/" + image).status()).isEqualTo(200);
  }

  private static void proctored(TestExam exam, Client bruno) {
    Client proctor = exam.as(ExamFolder.PROCTOR);
    assertThat(proctor.get("/api/v1/monitor").text("/students/0/roll")).isNotEmpty();
    Client.Answer act =
        proctor.post(
            "/api/v1/monitor/act",
            "{\"commandId\":\"%s\",\"act\":\"extend\",\"rolls\":[\"3\"],\"minutes\":5}"
                .formatted(UUID.randomUUID()));
    assertThat(act.text("/done/0")).as(act.raw().body()).isEqualTo("3");
    Client.Answer flag =
        proctor.post(
            "/api/v1/monitor/act",
            "{\"commandId\":\"%s\",\"act\":\"flag\",\"rolls\":[\"3\"],\"text\":\"a note\"}"
                .formatted(UUID.randomUUID()));
    assertThat(flag.status()).as(flag.raw().body()).isEqualTo(200);
    assertThat(bruno.get("/api/v1/attempt").text("/strikes/0/state")).isEqualTo("provisional");
    assertThat(exam.admin().get("/api/v1/admin/undecided").text("/strikes")).isEqualTo("1");
    assertThat(bruno.act("/api/v1/attempt/strikes/1/acknowledge").status()).isEqualTo(200);
    Client.Answer story = proctor.get("/api/v1/monitor/3");
    assertThat(story.status()).as(story.raw().body()).isEqualTo(200);
    assertThat(story.raw().body()).contains("AnswerSaved", "StrikeGiven");
    Client.Answer review =
        proctor.post(
            "/api/v1/monitor/strikes",
            "{\"commandId\":\"%s\",\"roll\":\"3\",\"number\":1,\"verdict\":\"confirm\",\"reason\":\"seen\"}"
                .formatted(UUID.randomUUID()));
    assertThat(review.status()).as(review.raw().body()).isEqualTo(200);
    assertThat(exam.admin().get("/api/v1/admin/undecided").text("/strikes")).isEqualTo("0");
  }

  private static void conflict(Client ada) {
    assertThat(TestExam.handIn(ada, "laptop", "manual").status()).isEqualTo(200);
    Client.Answer second = TestExam.handIn(ada, "tablet", "automatic");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.raw().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(second.raw().body())
        .isEqualTo(
            "{\"success\":false,\"reason\":\"conflict_resolved\",\"winner\":\"laptop\","
                + "\"message\":\"Submission already in progress\"}");
  }

  /** Bruno was right after all; then it turns out that he was not. */
  private static void rekeyed(TestExam exam) {
    Client.Answer key = key(exam, "\"a\"");
    assertThat(key.status()).as(key.raw().body()).isEqualTo(200);
    assertThat(key.raw().body())
        .contains("{\"roll\":\"3\",\"name\":\"Bruno Tavares\",\"before\":-0.50,\"after\":2.00");
    assertThat(key(exam, "[\"b\"]").text("/keyVersion")).isEqualTo("3");
  }

  private static Client.Answer key(TestExam exam, String right) {
    return exam.admin()
        .post(
            "/api/v1/admin/key",
            "{\"commandId\":\"%s\",\"item\":\"q1\",\"question\":{\"type\":\"single\",\"right\":%s},\"reason\":\"wrong key\"}"
                .formatted(UUID.randomUUID(), right));
  }

  private static void marked(TestExam exam, Client teacher) {
    Client other = exam.as(ExamFolder.OTHER_TEACHER);
    Client.Answer lock = teacher.act("/api/v1/marks/lock");
    assertThat(lock.status()).as(lock.raw().body()).isEqualTo(200);
    assertThat(other.act("/api/v1/marks/lock").status()).isEqualTo(202);
    assertThat(other.get("/api/v1/marks").text("/wait")).isEqualTo("true");
    String token = lock.body().at("/token").toString();
    int version = teacher.get("/api/v1/marks").body().at("/version").asInt();
    Client.Answer entered = enter(teacher, token, version, 5.5);
    assertThat(entered.status()).as(entered.raw().body()).isEqualTo(200);
    assertThat(
            teacher
                .post(
                    "/api/v1/marks/lock/release",
                    "{\"commandId\":\"%s\",\"token\":%s}".formatted(UUID.randomUUID(), token))
                .status())
        .isEqualTo(200);
    Client.Answer stale = enter(teacher, token, version, 1);
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.reason()).isEqualTo("StaleToken");
    assertThat(stale.text("/difference/0/now")).isEqualTo("5.5");
    TestNode.await(() -> other.act("/api/v1/marks/lock").status() == 200);
    String theirs = other.act("/api/v1/marks/lock").body().at("/token").toString();
    assertThat(
            other
                .post(
                    "/api/v1/marks/lock/release",
                    "{\"commandId\":\"%s\",\"token\":%s}".formatted(UUID.randomUUID(), theirs))
                .status())
        .isEqualTo(200);
    exam.backend().forgetLocks();
    TestNode.await(() -> teacher.act("/api/v1/marks/lock").status() == 200);
    String again = teacher.act("/api/v1/marks/lock").body().at("/token").toString();
    assertThat(enter(teacher, again, 1_000, 5.5).status())
        .as("a lock service that began anew keeps nobody from the sheet")
        .isEqualTo(200);
    teacher.post(
        "/api/v1/marks/lock/release",
        "{\"commandId\":\"%s\",\"token\":%s}".formatted(UUID.randomUUID(), again));
  }

  static Client.Answer enter(Client teacher, String token, int basedOn, double marks) {
    return teacher.post(
        "/api/v1/marks/entries",
        "{\"commandId\":\"%s\",\"token\":%s,\"basedOn\":%d,\"rows\":[{\"roll\":\"21\",\"item\":\"q4\",\"marks\":%s}]}"
            .formatted(UUID.randomUUID(), token, basedOn, marks));
  }

  private static void published(TestExam exam, Client ada, Client teacher) {
    assertThat(ada.get("/api/v1/attempt/result").status()).isEqualTo(404);
    assertThat(exam.client().get("/api/v1/results").reason()).isEqualTo("NotPublished");
    Client.Answer publish = exam.admin().act("/api/v1/admin/publish");
    assertThat(publish.status()).as(publish.raw().body()).isEqualTo(200);
    Client.Answer result = ada.get("/api/v1/attempt/result");
    assertThat(result.text("/score")).as(result.raw().body()).isEqualTo("9.5");
    assertThat(exam.as(ExamFolder.BRUNO).get("/api/v1/attempt/result").text("/penaltyPercent"))
        .isEqualTo("50");
    unmoved(exam, teacher);
    assertThat(teacher.get("/api/v1/results/results.csv").raw().body()).contains("Ada Lindqvist");
    TestNode.await(() ->
        teacher.get("/api/v1/results/replication_metadata.json").raw().body().contains("INTACT"));
    assertThat(teacher.get("/api/v1/results/chunks/1").status()).isEqualTo(200);
    assertThat(teacher.get("/api/v1/results/chunks/3").status()).isEqualTo(404);
    assertThat(teacher.get("/api/v1/analysis").text("/items/0/id")).isEqualTo("q1");
    assertThat(teacher.get("/api/v1/marks.xlsx").status()).isEqualTo(200);
    assertThat(teacher.get("/api/v1/admin/paper.gift").status()).isEqualTo(200);
  }

  /** What was published stays what it is until it is published again. */
  private static void unmoved(TestExam exam, Client teacher) {
    Client.Answer before = teacher.get("/api/v1/results/results.xlsx");
    assertThat(before.status()).isEqualTo(200);
    Client.Answer review =
        exam.as(ExamFolder.PROCTOR)
            .post(
                "/api/v1/monitor/strikes",
                "{\"commandId\":\"%s\",\"roll\":\"3\",\"number\":1,\"verdict\":\"dismiss\",\"reason\":\"not he\"}"
                    .formatted(UUID.randomUUID()));
    assertThat(review.status()).as(review.raw().body()).isEqualTo(200);
    assertThat(key(exam, "\"c\"").status()).isEqualTo(200);
    Client.Answer after = teacher.get("/api/v1/results/results.xlsx");
    assertThat(after.raw().body()).isEqualTo(before.raw().body());
    assertThat(exam.as(ExamFolder.BRUNO).get("/api/v1/attempt/result").text("/strikes/0/state"))
        .isEqualTo("confirmed");
  }
}
