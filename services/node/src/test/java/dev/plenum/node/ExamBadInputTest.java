package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is sent, the answer is a problem document of the 400s that says what is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExamBadInputTest {
  private TestExam exam;
  private Client student;
  private Client teacher;
  private Client admin;

  @BeforeAll
  void start(@TempDir Path root) {
    exam = TestExam.start(root);
    exam.open();
    student = exam.as(ExamFolder.ADA);
    teacher = exam.as(ExamFolder.TEACHER);
    admin = exam.admin();
    assertThat(TestExam.begin(student, "laptop").status()).isEqualTo(200);
  }

  @AfterAll
  void stop() {
    exam.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          student | attempt           | {}                                               | 400 | Malformed
          student | attempt           | {"commandId":"x","device":"a"}                   | 400 | Malformed
          student | attempt           | {"commandId":"#","device":" "}                   | 422 | DeviceInvalid
          student | attempt           | {"commandId":"#","device":"a","lamport":-1}      | 400 | Malformed
          student | attempt           | {"commandId":"#","device":"a","whatever":1}      | 400 | UnknownField
          student | attempt           | [1,2]                                            | 400 | Malformed
          student | attempt           | {"commandId":                                    | 400 | Malformed
          student | attempt/answers   | {"commandId":"#","item":"q1","device":"laptop"}  | 400 | Malformed
          student | attempt/answers   | {"commandId":"#","item":"q1","device":"laptop","answer":{}} | 400 | Malformed
          student | attempt/answers   | {"commandId":"#","item":"q1","device":"laptop","answer":{"truth":true,"text":"a"}} | 400 | Malformed
          student | attempt/answers   | {"commandId":"#","item":"q1","device":"laptop","answer":{"choices":["z"]}} | 422 | AnswerInvalid
          student | attempt/answers   | {"commandId":"#","item":"q1","device":"laptop","answer":{"choices":["a","b"]}} | 422 | AnswerInvalid
          student | attempt/answers   | {"commandId":"#","item":"q1","device":"laptop","answer":{"choices":[null]}} | 400 | Malformed
          student | attempt/answers   | {"commandId":"#","item":"q2","device":"laptop","answer":{"text":"a"}} | 422 | AnswerInvalid
          student | attempt/answers   | {"commandId":"#","item":"zz","device":"laptop","answer":{"blank":true}} | 404 | UnknownItem
          student | attempt/answers   | {"commandId":"#","item":"q1","device":"laptop","answer":{"blank":true},"clickedAt":"soon"} | 400 | Malformed
          student | attempt/advance   | {"commandId":"#","from":"q1"}                    | 409 | NoItemTimer
          student | attempt/hand-in   | {"commandId":"#","device":"a","mode":"now"}      | 400 | Malformed
          student | attempt/hand-in   | {"commandId":"#","device":"a"}                   | 400 | Malformed
          student | attempt/incidents | {"commandId":"#","kind":"YAWN","startedAt":"2027-01-01T00:00:00Z","millis":1,"device":"a"} | 400 | Malformed
          student | attempt/incidents | {"commandId":"#","kind":"MANUAL","startedAt":"2027-01-01T00:00:00Z","millis":1,"device":"a"} | 422 | KindNotReportable
          student | attempt/incidents | {"commandId":"#","kind":"FOCUS_LOST","startedAt":"2027-01-01T00:00:00Z","millis":-1,"device":"a"} | 422 | IncidentInvalid
          student | attempt/strikes/9/acknowledge | {"commandId":"#"}                    | 404 | UnknownStrike
          student | attempt/strikes/x/acknowledge | {"commandId":"#"}                    | 400 | Malformed
          student | attempt/appeals   | {"commandId":"#","subject":{},"text":"no"}       | 400 | Malformed
          student | attempt/appeals   | {"commandId":"#","subject":{"strike":4},"text":"no"} | 422 | NothingToAppeal
          student | attempt/heartbeat | {"offsetMillis":1e12,"roundTripMillis":1,"focused":true,"device":"a"} | 400 | Malformed
          student | attempt/heartbeat | {"offsetMillis":1,"roundTripMillis":-1,"focused":true,"device":"a"} | 400 | Malformed
          student | attempt/heartbeat | {"offsetMillis":1,"roundTripMillis":1,"focused":true} | 400 | Malformed
          teacher | monitor/act       | {"commandId":"#","act":"dance","rolls":["21"]}   | 400 | Malformed
          teacher | monitor/act       | {"commandId":"#","act":"warn","rolls":["21"]}    | 400 | Malformed
          teacher | monitor/act       | {"commandId":"#","act":"pause","rolls":[]}       | 400 | Malformed
          teacher | monitor/act       | {"commandId":"#","act":"pause","rolls":["999"]}  | 404 | UnknownRoll
          teacher | monitor/act       | {"commandId":"#","act":"extend","rolls":["21"],"minutes":0} | 422 | MinutesInvalid
          teacher | monitor/strikes   | {"commandId":"#","roll":"21","number":1,"verdict":"maybe","reason":"x"} | 400 | Malformed
          teacher | monitor/strikes   | {"commandId":"#","roll":"21","number":1,"verdict":"confirm","reason":"x"} | 404 | UnknownStrike
          teacher | monitor/appeals   | {"commandId":"#","roll":"21","appeal":1,"verdict":"uphold","reason":"x"} | 404 | UnknownAppeal
          admin   | admin/open        | {"commandId":"#"}                                | 409 | AlreadyOpen
          admin   | admin/publish     | {"commandId":"#"}                                | 409 | NotGraded
          admin   | admin/extend      | {"commandId":"#"}                                | 400 | Malformed
          admin   | admin/extend      | {"commandId":"#","minutes":99999}                | 422 | ExtensionInvalid
          admin   | admin/extend      | {"commandId":"#","closesAt":"2001-01-01T00:00:00Z"} | 422 | ExtensionInvalid
          admin   | admin/key         | {"commandId":"#","item":"zz","question":{"right":"a"},"reason":"x"} | 404 | UnknownItem
          admin   | admin/key         | {"commandId":"#","item":"q4","question":{"right":"a"},"reason":"x"} | 400 | Malformed
          admin   | admin/paper?format=doc | x                                           | 400 | Malformed
          admin   | admin/paper?format=gift | ::q:: One? {~one}                          | 422 | PaperInvalid
          teacher | marks/lock        | {"commandId":"#"}                                | 409 | NotClosed
          teacher | marks/lock/renew  | {"commandId":"#","token":{"after":0,"fence":9}} | 409 | StaleToken
          teacher | marks/entries     | {"commandId":"#","token":{"after":0,"fence":9},"basedOn":0,"rows":[{"roll":"nobody","item":"q4","marks":1}]} | 422 | UnknownRoll
          teacher | marks/entries     | {"commandId":"#","token":{"after":0,"fence":9},"basedOn":0,"rows":[{"roll":"21","item":"q4","marks":1.005}]} | 400 | Malformed
          teacher | marks/entries     | {"commandId":"#","token":{"after":0,"fence":9},"basedOn":0,"rows":[null]} | 400 | Malformed
          """)
  void badInputIsRefusedWithAReason(
      String who, String path, String body, int status, String reason) {
    Client client =
        Objects.requireNonNull(
            switch (who) {
              case "student" -> student;
              case "teacher" -> teacher;
              default -> admin;
            });
    Client.Answer answer =
        client.post("/api/v1/" + path, body.replace("#", UUID.randomUUID().toString()));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.reason()).as(answer.raw().body()).isEqualTo(reason);
    assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.text("/detail")).isNotBlank();
  }

  @Test
  void aLargeBodyIsTakenOnlyWhereFilesAre() {
    String large = "x".repeat(80_000);
    Client.Answer answer =
        student.post(
            "/api/v1/attempt",
            "{\"commandId\":\"%s\",\"device\":\"%s\"}".formatted(UUID.randomUUID(), large));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.reason()).isEqualTo("BodyTooLarge");
    Client.Answer streamed =
        student.send(
            student
                .request("/api/v1/attempt")
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[100])))
                .build());
    assertThat(streamed.status()).isEqualTo(413);
  }

  @Test
  void aPaperIsCheckedWithEveryProblemNamed() {
    String gift = "::one:: What? {=a ~b}\n\n::two:: Which {~x ~y}\n\n" + "// " + "-".repeat(70_000);
    Client.Answer answer =
        admin.send(
            admin
                .request("/api/v1/admin/paper/check?format=gift")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString(gift))
                .build());
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    assertThat(answer.body().at("/problems")).isNotEmpty();
    assertThat(answer.text("/problems/0/where")).isNotBlank();
    assertThat(answer.text("/items")).isEqualTo("0");
  }
}
