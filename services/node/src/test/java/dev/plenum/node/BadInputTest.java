package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes in, a problem document goes out that says what to do; never a 5xx. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputTest {
  private static final String ID = "\"commandId\":\"6f1b9c1e-3f65-4a51-9d51-0f6d9a3b7c11\"";

  private TestNode node;
  private Client ada;
  private Client admin;

  @BeforeAll
  void start(@TempDir Path root) {
    node = TestNode.start(root);
    ada = node.client().voter(Folder.ADA);
    admin = node.client().officer("admin");
    assertThat(admin.act("/api/v1/admin/start").status()).isEqualTo(200);
  }

  @AfterAll
  void stop() {
    node.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                                   | 400 | Malformed",
        "[]                                                  | 400 | Malformed",
        "null                                                | 400 | Malformed",
        "\"text\"                                            | 400 | Malformed",
        "{} trailing                                         | 400 | Malformed",
        "{}                                                  | 400 | Malformed",
        "{\"commandId\":\"x\",\"choices\":{}}                | 400 | Malformed",
        "{\"commandId\":7,\"choices\":{}}                    | 400 | Malformed",
        "{$ID}                                               | 400 | Malformed",
        "{$ID,\"choices\":[]}                                | 400 | Malformed",
        "{$ID,\"choices\":{\"chair\":\"ana\"}}               | 400 | Malformed",
        "{$ID,\"choices\":{\"chair\":null}}                  | 400 | Malformed",
        "{$ID,\"choices\":{\"chair\":[null]}}                | 400 | Malformed",
        "{$ID,\"choices\":{\"chair\":[{}]}}                  | 400 | Malformed",
        "{$ID,\"lamport\":-1,\"choices\":{}}                 | 400 | Malformed",
        "{$ID,\"lamport\":\"soon\",\"choices\":{}}           | 400 | Malformed",
        "{$ID,\"lamport\":99999999999999999999,\"choices\":{}} | 400 | Malformed",
        "{$ID,\"choices\":{},\"colour\":\"red\"}             | 400 | UnknownField",
        "{$ID,\"choices\":{\"chair\":[\"zoe\"]}}             | 422 | UnknownChoice",
        "{$ID,\"choices\":{\"chef\":[\"ana\"]}}              | 422 | UnknownContest",
        "{$ID,\"choices\":{\"chair\":[\"ana\",\"ben\"]}}     | 422 | TooManyChoices",
        "{$ID,\"beacon\":\"1.forged\",\"choices\":{}}        | 422 | BeaconInvalid",
        "{$ID,\"beacon\":\"x\",\"choices\":{}}               | 422 | BeaconInvalid",
      })
  void badBallotsAreRefusedWithAReason(String body, int status, String reason) {
    Client.Answer answer = ada.post("/api/v1/ballots", body.replace("$ID", ID));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.reason()).isEqualTo(reason);
    assertThat(answer.text("/detail")).isNotBlank();
    assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void everyErrorOfTheServerItselfIsAProblemDocument() {
    String huge = "{\"code\":\"" + "x".repeat(70_000) + "\"}";
    assertProblem(node.client().post("/api/v1/session", huge), 413, "BodyTooLarge");
    assertProblem(node.client().get("/api/v1/nothing"), 404, "NotFound");
    assertProblem(node.client().get("/web/../application.yml"), 404, "NotFound");
    assertProblem(node.client().get("/api/v1/session"), 405, "MethodNotAllowed");
    assertProblem(
        node.client().send(node.client().request("/api/v1/election").DELETE().build()),
        405,
        "MethodNotAllowed");
    assertProblem(
        node.client()
            .send(
                node.client()
                    .request("/api/v1/session")
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString("hello"))
                    .build()),
        415,
        "UnsupportedMediaType");
    assertProblem(node.client().get("/api/v1/board/ballots/none"), 400, "Malformed");
    assertProblem(node.client().get("/api/v1/board/ballots/0000-0000-0000-0000"), 404, "NoBallot");
    assertProblem(admin.get("/api/v1/admin/roll?limit=many"), 400, "Malformed");
    assertThat(admin.get("/api/v1/admin/roll?limit=-5&offset=-1").status()).isEqualTo(200);
    assertThat(admin.get("/api/v1/admin/log?before=99999999&limit=100000").status()).isEqualTo(200);
    String past =
        "{\"commandId\":\"" + UUID.randomUUID() + "\",\"closesAt\":\"2020-01-01T00:00:00Z\"}";
    assertProblem(admin.post("/api/v1/admin/timer", past), 422, "ClosingTimePast");
    assertProblem(
        admin.post("/api/v1/admin/timer", past.replace("2020-01-01T00:00:00Z", "soon")),
        400,
        "Malformed");
    assertProblem(
        node.client()
            .post("/api/v1/time/samples", "{\"offsetMillis\":1e300,\"roundTripMillis\":1}"),
        400,
        "Malformed");
  }

  @Test
  void wrongCodesAreRefusedAndSoonNoMoreAreTaken() {
    Client.Answer first = node.client().post("/api/v1/session", "{\"code\":\"wrong\"}");
    assertProblem(first, 401, "WrongCode");
    assertProblem(
        node.client().post("/api/v1/session/password", "{\"user\":\"admin\",\"password\":\"no\"}"),
        401,
        "WrongCode");
    Client.Answer last = first;
    for (int i = 0; i < 50 && last.status() != 429; i++) {
      last = node.client().post("/api/v1/session", "{\"code\":\"wrong" + i + "\"}");
    }
    assertProblem(last, 429, "TooManyAttempts");
    assertThat(last.raw().headers().firstValue("Retry-After")).isPresent();
    assertThat(node.client().voter(Folder.BRUNO).get("/api/v1/ballots/mine").status())
        .as("a right code is still taken")
        .isEqualTo(404);
  }

  private static void assertProblem(Client.Answer answer, int status, String reason) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.reason()).as(answer.raw().body()).isEqualTo(reason);
  }
}
