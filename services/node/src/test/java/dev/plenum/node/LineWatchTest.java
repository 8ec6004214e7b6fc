package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.conduct.Incident;
import dev.plenum.exam.domain.plan.IncidentKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LineWatchTest {
  @TempDir private Path root;

  @Test
  void aPageThatIsNotHeardOfIsWrittenDownAndNeverHeldAgainstAnybody() {
    try (TestExam exam = TestExam.start(root)) {
      exam.open();
      Client bruno = exam.as(ExamFolder.BRUNO);
      assertThat(TestExam.begin(bruno, "phone").status()).isEqualTo(200);
      Client.Answer beat =
          bruno.post(
              "/api/v1/attempt/heartbeat",
              "{\"offsetMillis\":0,\"roundTripMillis\":12,\"focused\":true,\"device\":\"phone\"}");
      assertThat(beat.status()).isEqualTo(200);
      TestNode.await(() -> exam.state().attempts().byStudent().head()._2().conduct().seen() == 1);
      var conduct = exam.state().attempts().byStudent().head()._2().conduct();
      Incident incident = conduct.incidents().head();
      assertThat(incident.kind()).isEqualTo(IncidentKind.NETWORK);
      assertThat(incident.device()).isEqualTo("phone");
      assertThat(incident.untilMillis() - incident.fromMillis()).isGreaterThanOrEqualTo(10_000);
      assertThat(conduct.strikes()).isEmpty();
    }
  }
}
