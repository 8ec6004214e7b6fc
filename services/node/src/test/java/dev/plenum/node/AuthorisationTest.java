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

/** Who may do what, as a table: every address against everybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuthorisationTest {
  private static final List<String> EVERYBODY = List.of("nobody", "voter", "admin", "tally");

  private TestNode node;
  private Map<String, Client> clients;

  @BeforeAll
  void start(@TempDir Path root) {
    node = TestNode.start(root);
    Client anyone = node.client();
    clients =
        Map.of(
            "nobody", anyone,
            "voter", anyone.voter(Folder.ADA),
            "admin", anyone.officer("admin"),
            "tally", anyone.officer("tally"));
  }

  @AfterAll
  void stop() {
    node.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /api/v1/election,           nobody voter admin tally",
    "GET,  /api/v1/time,               nobody voter admin tally",
    "GET,  /api/v1/clock,              nobody voter admin tally",
    "GET,  /api/v1/board,              nobody voter admin tally",
    "GET,  /api/v1/cluster,            nobody voter admin tally",
    "GET,  /api/v1/results,            nobody voter admin tally",
    "GET,  /,                          nobody voter admin tally",
    "GET,  /admin,                     nobody voter admin tally",
    "POST, /api/v1/time/samples,       nobody voter admin tally",
    "POST, /api/v1/registrations,      nobody voter admin tally",
    "POST, /api/v1/ballots,            voter",
    "GET,  /api/v1/ballots/mine,       voter",
    "POST, /api/v1/admin/start,        admin",
    "POST, /api/v1/admin/stop,         admin",
    "POST, /api/v1/admin/pause,        admin",
    "POST, /api/v1/admin/resume,       admin",
    "POST, /api/v1/admin/timer,        admin",
    "POST, /api/v1/admin/publish,      admin",
    "GET,  /api/v1/admin/roll,         admin",
    "GET,  /api/v1/admin/log,          admin",
    "GET,  /api/v1/admin/load,         admin",
    "POST, /api/v1/clock/round,        admin",
    "POST, /api/v1/tally/count,        tally",
    "GET,  /api/v1/tally/result,       tally",
    "POST, /api/v1/tally/recount,      tally",
    "POST, /api/v1/tally/publish,      tally",
  })
  void onlyTheNamedRolesMay(String method, String path, String allowed) {
    List<String> roles = List.of(allowed.split(" "));
    for (String who : EVERYBODY) {
      Client client = Objects.requireNonNull(clients.get(who));
      // An empty body is refused as malformed by whoever may be asked, and never before.
      Client.Answer answer = method.equals("GET") ? client.get(path) : client.post(path, "{}");
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
  void aTokenOfAnotherKeyIsNoToken() {
    String forged =
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZG1pbiIsInJvbGUiOiJhZG1pbiIsImF1ZCI6ImJvYXJkIn0.AAAA";
    Client forger = node.client().withToken(forged);
    assertThat(forger.act("/api/v1/admin/start").status()).isEqualTo(401);
    assertThat(forger.get("/api/v1/election").status()).isEqualTo(200);
  }

  @Test
  void managementIsNotServedToThePublic() {
    assertThat(node.client().get("/status").status()).isEqualTo(404);
    assertThat(node.client().get("/prometheus").status()).isEqualTo(404);
    assertThat(node.management().get("/status").status()).isEqualTo(200);
    assertThat(metrics())
        .contains("plenum_election_ballots", "plenum_logins_total", "http_server_requests");
  }

  @Test
  void everyFigureOfOursIsANumberWhileTheNodeRuns() {
    TestNode.await(() -> metrics().contains("plenum_node_ready_seconds"));
    // A gauge of a thing that nobody else holds loses it to the next collection.
    System.gc();
    assertThat(metrics().lines().filter(line -> line.startsWith("plenum_")))
        .isNotEmpty()
        .noneMatch(line -> line.endsWith(" NaN"));
  }

  private String metrics() {
    return node.management().get("/prometheus").raw().body();
  }
}
