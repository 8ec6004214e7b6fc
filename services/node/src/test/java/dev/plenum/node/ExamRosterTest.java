package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A roster file that is not what the exam began with. */
final class ExamRosterTest {
  @Test
  void aNodeThatStartsWithABadRosterCallsNobodysCodeWrong(@TempDir Path root) {
    TestExam exam = TestExam.start(root);
    try {
      exam.open();
      String code = "{\"code\":\"" + ExamFolder.ADA + "\"}";
      for (String bad :
          List.of(
              ExamFolder.ROSTER.replace("1.25x", "fast"),
              ExamFolder.ROSTER + "7,Dan,AAAAA-BBBBB-CCCCC-DDDDD-EEEEEF,,\n")) {
        exam.folder().write("roster/roster.csv", bad);
        exam = exam.again();
        Client.Answer refused = exam.client().post("/api/v1/session", code);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.reason()).isEqualTo("RosterUnusable");
        assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
        assertThat(exam.management().get("/health/readiness").status()).isEqualTo(503);
        assertThat(exam.management().get("/status").text("/ready")).isEqualTo("false");
      }
      exam.folder().write("roster/roster.csv", ExamFolder.ROSTER);
      TestExam mended = exam;
      TestNode.await(() -> mended.management().get("/health/readiness").status() == 200);
      assertThat(TestExam.begin(exam.as(ExamFolder.ADA), "laptop").status()).isEqualTo(200);
    } finally {
      exam.close();
    }
  }
}
