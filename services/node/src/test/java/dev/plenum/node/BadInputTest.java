package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "{\"commandId\":\"6f1b9c1e-3f65-8a51-9d51-0f6d9a3b7c11\",\"choices\":{}} | 400 | Malformed",
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
    for (String far : List.of("+1000000000-12-31T23:59:59.999999999Z", "2999-01-01T00:00:00Z")) {
      assertProblem(
          admin.post("/api/v1/admin/timer", past.replace("2020-01-01T00:00:00Z", far)),
          422,
          "ClosingTimeTooFar");
    }
    assertProblem(
        node.client()
            .post("/api/v1/time/samples", "{\"offsetMillis\":1e300,\"roundTripMillis\":1}"),
        400,
        "Malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%00",
        "/web/%2e%2e/application.yml",
        "/web/..%2fapplication.yml",
        "/lib/lit/%2e%2e/%2e%2e/x.js",
        "/lib/nothing/x.js",
        "/web/index",
        "/api/v1/board/ballots/%F0%9F%92%A9",
        "/api/v1/board/ballots/%ff%fe",
        "/api/v1/board/ballots/%ff%fe/code",
        "/api/v1/board/ballots/0000-0000-0000-0000/proof?size=-1",
        "/api/v1/board/ballots/0000-0000-0000-0000/proof?size=9223372036854775808",
        "/api/v1/admin/log?before=-1&limit=0",
        "/api/v1/admin/log?before=9223372036854775807",
        "/api/v1/admin/roll?offset=2147483647&limit=2147483647&q=%00",
        "/api/v1/admin/roll?q=%",
        "/api/v1/election?x=%zz",
        "//",
        "/api/v1//election",
      })
  void strangeAddressesAreNoFaultOfOurs(String path) throws IOException {
    // As bytes: a client library would refuse to send these.
    assertThat(raw("GET " + path + " HTTP/1.1")).as(path).isBetween(200, 499);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/election HTTP/1.1\r\nAccept: application/xml",
        "GET /api/v1/events HTTP/1.1\r\nLast-Event-ID: -99999999999999999999",
        "GET /api/v1/ballots/mine HTTP/1.1\r\nAuthorization: Bearer",
        "GET /api/v1/ballots/mine HTTP/1.1\r\nAuthorization: Basic Og==",
        "POST /api/v1/session HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 0",
        "POST /api/v1/session HTTP/1.1\r\nContent-Type: nonsense\r\nContent-Length: 0",
        "POST /api/v1/session HTTP/1.1\r\nContent-Length: 0",
        "POST /api/v1/admin/start HTTP/1.1\r\nContent-Length: 0",
        "PATCH /api/v1/ballots HTTP/1.1\r\nContent-Length: 0",
        "TRACE / HTTP/1.1",
        "OPTIONS /api/v1/ballots HTTP/1.1",
        "BREW /pot HTTP/1.1",
      })
  void strangeRequestsAreNoFaultOfOurs(String head) throws IOException {
    assertThat(raw(head)).as(head).isBetween(200, 499);
  }

  @Test
  void strangeBytesInABodyAreNoFaultOfOurs() throws IOException {
    List<byte[]> bodies =
        List.of(
            new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1},
            "[".repeat(20_000).getBytes(StandardCharsets.UTF_8),
            "{\"code\":\"\\ud800\"}".getBytes(StandardCharsets.UTF_8),
            "{\"code\":\"a\",\"code\":\"b\"}".getBytes(StandardCharsets.UTF_8),
            "{\"code\":{\"a\":[]}}".getBytes(StandardCharsets.UTF_8),
            ("{\"code\":" + "9".repeat(5_000) + "}").getBytes(StandardCharsets.UTF_8));
    for (byte[] body : bodies) {
      String head =
          "POST /api/v1/session HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: "
              + body.length;
      assertThat(raw(head, body)).isBetween(400, 499);
    }
  }

  private int raw(String head) throws IOException {
    return raw(head, new byte[0]);
  }

  private int raw(String head, byte[] body) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), node.application().ports().http())) {
      socket.setSoTimeout(10_000);
      String request = head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(body);
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      String status = reader.readLine();
      assertThat(status).as(head).startsWith("HTTP/1.");
      return Integer.parseInt(String.valueOf(status).substring(9, 12));
    }
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
    last = password("admin", "no");
    for (int i = 0; i < 50 && last.status() != 429; i++) {
      last = password("tally", "guess" + i);
    }
    assertProblem(last, 429, "TooManyAttempts");
    assertThat(password("admin", "admin-secret").status())
        .as("whose password nobody guessed at")
        .isEqualTo(200);
  }

  private Client.Answer password(String user, String password) {
    String body = "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password);
    return node.client().post("/api/v1/session/password", body);
  }

  private static void assertProblem(Client.Answer answer, int status, String reason) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.reason()).as(answer.raw().body()).isEqualTo(reason);
  }
}
