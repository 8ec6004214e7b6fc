package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask for what of an exam: every address with every role. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExamAuthorisationTest {
  private static final List<String> EVERYBODY =
      List.of("nobody", "student", "teacher", "proctor", "admin");

  private TestExam exam;
  private Map<String, Client> clients;

  @BeforeAll
  void start(@TempDir Path root) {
    exam = TestExam.start(root);
    clients =
        Map.of(
            "nobody", exam.client(),
            "student", exam.as(ExamFolder.ADA),
            "teacher", exam.as(ExamFolder.TEACHER),
            "proctor", exam.as(ExamFolder.PROCTOR),
            "admin", exam.admin());
  }

  @AfterAll
  void stop() {
    exam.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /api/v1/kind,                          nobody student teacher proctor admin",
    "GET,  /api/v1/exam,                          nobody student teacher proctor admin",
    "GET,  /api/v1/time,                          nobody student teacher proctor admin",
    "GET,  /api/v1/clock,                         nobody student teacher proctor admin",
    "GET,  /api/v1/results,                       nobody student teacher proctor admin",
    "GET,  /api/v1/cluster,                       nobody student teacher proctor admin",
    "GET,  /api/v1/images/00,                     nobody student teacher proctor admin",
    "POST, /api/v1/time/samples,                  nobody student teacher proctor admin",
    "GET,  /api/v1/attempt,                       student",
    "POST, /api/v1/attempt,                       student",
    "POST, /api/v1/attempt/answers,               student",
    "POST, /api/v1/attempt/advance,               student",
    "POST, /api/v1/attempt/hand-in,               student",
    "POST, /api/v1/attempt/incidents,             student",
    "POST, /api/v1/attempt/strikes/1/acknowledge, student",
    "POST, /api/v1/attempt/appeals,               student",
    "POST, /api/v1/attempt/heartbeat,             student",
    "GET,  /api/v1/attempt/result,                student",
    "GET,  /api/v1/monitor,                       teacher proctor admin",
    "GET,  /api/v1/monitor/21,                    teacher proctor admin",
    "POST, /api/v1/monitor/act,                   teacher proctor admin",
    "POST, /api/v1/monitor/strikes,               teacher proctor admin",
    "POST, /api/v1/monitor/appeals,               teacher proctor admin",
    "POST, /api/v1/admin/open,                    admin",
    "POST, /api/v1/admin/close,                   admin",
    "POST, /api/v1/admin/publish,                 admin",
    "POST, /api/v1/admin/withdraw,                admin",
    "POST, /api/v1/admin/extend,                  admin",
    "POST, /api/v1/admin/key,                     admin",
    "POST, /api/v1/admin/paper/check?format=gift, admin",
    "POST, /api/v1/admin/paper?format=gift,       admin",
    "GET,  /api/v1/admin/paper.gift,              teacher admin",
    "GET,  /api/v1/admin/log,                     teacher admin",
    "GET,  /api/v1/admin/load,                    teacher admin",
    "GET,  /api/v1/admin/roster,                  teacher admin",
    "GET,  /api/v1/admin/undecided,               teacher admin",
    "POST, /api/v1/clock/round,                   admin",
    "GET,  /api/v1/marks,                         teacher admin",
    "GET,  /api/v1/marks.xlsx,                    teacher admin",
    "GET,  /api/v1/marks/essays,                  teacher admin",
    "GET,  /api/v1/marks/essays/answers?item=q4,  teacher admin",
    "GET,  /api/v1/marks/essays/answer?item=q4&answer=0, teacher admin",
    "POST, /api/v1/marks/lock,                    teacher admin",
    "POST, /api/v1/marks/lock/renew,              teacher admin",
    "POST, /api/v1/marks/lock/release,            teacher admin",
    "POST, /api/v1/marks/lock/break,              admin",
    "POST, /api/v1/marks/entries,                 teacher admin",
    "POST, /api/v1/marks/claim,                   teacher admin",
    "POST, /api/v1/marks/claim/release,           teacher admin",
    "POST, /api/v1/marks/answers,                 teacher admin",
    "POST, /api/v1/marks/import,                  teacher admin",
    "GET,  /api/v1/results/results.xlsx,          teacher admin",
    "GET,  /api/v1/results/results.csv,           teacher admin",
    "GET,  /api/v1/results/replication_metadata.json, teacher admin",
    "GET,  /api/v1/results/chunks/1,              teacher admin",
    "GET,  /api/v1/analysis,                      teacher admin",
  })
  void onlyTheNamedRolesMay(String method, String path, String allowed) {
    List<String> roles = List.of(allowed.split(" "));
    for (String who : EVERYBODY) {
      Client client = Objects.requireNonNull(clients.get(who));
      // An empty body is refused as malformed by whoever may be asked, and never before.
      Client.Answer answer = method.equals("GET") ? client.get(path) : client.post(path, "{}");
      assertThat(answer.status()).as("%s %s as %s", method, path, who).isLessThan(500);
      if (roles.contains(who)) {
        assertThat(answer.status()).as("%s %s as %s", method, path, who).isNotIn(401, 403);
      } else {
        assertThat(answer.status())
            .as("%s %s as %s", method, path, who)
            .isEqualTo(who.equals("nobody") ? 401 : 403);
        assertThat(answer.reason()).isEqualTo(who.equals("nobody") ? "NotLoggedIn" : "WrongRole");
      }
    }
  }

  @Test
  void anExamServesNoElectionAndItsOperatorSeesItsOwnFigures() {
    assertThat(exam.client().get("/api/v1/election").status()).isEqualTo(404);
    assertThat(exam.client().get("/tally").status()).isEqualTo(404);
    assertThat(exam.client().get("/status").status()).isEqualTo(404);
    Client.Answer status = exam.management().get("/status");
    assertThat(status.text("/students")).isEqualTo("3");
    assertThat(status.body().has("ballots")).isFalse();
    assertThat(exam.management().get("/prometheus").raw().body())
        .contains("plenum_exam_students 3.0", "plenum_exam_phase", "plenum_logins_total");
    assertThat(exam.management().get("/health/liveness").status()).isEqualTo(200);
    exam.backend().failed = true;
    assertThat(exam.management().get("/health/liveness").status()).isEqualTo(503);
    exam.backend().failed = false;
  }
}
