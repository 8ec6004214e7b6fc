package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears what of an exam without asking. */
final class ExamStreamTest {

  @Test
  void eachHearsWhatConcernsThemAndNothingElse(@TempDir Path root) {
    try (TestExam exam = TestExam.start(root)) {
      List<String> anyone = exam.client().listen("/api/v1/events");
      List<String> ada = exam.as(ExamFolder.ADA).listen("/api/v1/events");
      List<String> bruno = exam.as(ExamFolder.BRUNO).listen("/api/v1/events");
      List<String> proctor = exam.as(ExamFolder.PROCTOR).listen("/api/v1/events");
      List<String> teacher = exam.as(ExamFolder.TEACHER).listen("/api/v1/events");
      TestNode.await(() -> anyone.contains("event: exam") && anyone.contains("event: time"));
      exam.open();
      TestNode.await(() -> has(anyone, "\"kind\":\"opened\"") && has(ada, "\"phase\":\"open\""));
      assertThat(TestExam.begin(exam.as(ExamFolder.ADA), "laptop").status()).isEqualTo(200);
      TestNode.await(() -> ada.contains("event: attempt"));
      TestNode.await(() -> has(proctor, "\"state\":\"sitting\""));
      int before = count(ada, "event: attempt");
      assertThat(TestExam.save(exam.as(ExamFolder.ADA), "q2", "{\"truth\":true}").status())
          .isEqualTo(200);
      TestNode.await(() -> has(proctor, "\"answered\":1"));
      assertThat(count(ada, "event: attempt")).as("an own answer is no news").isEqualTo(before);

      warn(exam);
      TestNode.await(() -> count(ada, "event: attempt") > before);
      assertThat(bruno).doesNotContain("event: attempt");
      assertThat(exam.admin().post("/api/v1/admin/extend", minutes()).status()).isEqualTo(200);
      TestNode.await(() -> has(bruno, "\"kind\":\"extended\"") && bruno.contains("event: attempt"));
      assertThat(exam.admin().act("/api/v1/admin/close").status()).isEqualTo(200);
      TestNode.await(() -> exam.as(ExamFolder.TEACHER).act("/api/v1/marks/lock").status() == 200);
      TestNode.await(() -> has(teacher, "\"holder\":\"Tara Okafor\""));

      assertThat(ada).doesNotContain("event: monitor", "event: sheet");
      assertThat(anyone).doesNotContain("event: attempt", "event: monitor", "event: sheet");
      assertThat(proctor).doesNotContain("event: sheet");
      assertThat(String.join("\n", anyone)).doesNotContain("Lindqvist", "Tavares");
    }
  }

  private static void warn(TestExam exam) {
    Client.Answer answer =
        exam.as(ExamFolder.PROCTOR)
            .post(
                "/api/v1/monitor/act",
                "{\"commandId\":\"%s\",\"act\":\"warn\",\"rolls\":[\"21\"],\"text\":\"Eyes on your own screen.\"}"
                    .formatted(UUID.randomUUID()));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
  }

  private static String minutes() {
    return "{\"commandId\":\"%s\",\"minutes\":5}".formatted(UUID.randomUUID());
  }

  private static boolean has(List<String> lines, String text) {
    return lines.stream().anyMatch(line -> line.contains(text));
  }

  private static int count(List<String> lines, String line) {
    return (int) lines.stream().filter(line::equals).count();
  }
}
