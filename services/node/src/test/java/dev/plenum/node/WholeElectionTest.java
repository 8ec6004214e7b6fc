package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One election from roll to publication, as its people live it. */
final class WholeElectionTest {
  @TempDir static Path root;

  @Test
  void votersVoteOfficersCountAndEverybodyReadsTheResult() {
    try (TestNode node = TestNode.start(root)) {
      Client anyone = node.client();
      Client admin = anyone.officer("admin");
      Client tally = anyone.officer("tally");
      Client ada = anyone.voter(Folder.ADA);
      Client bruno = anyone.voter(Folder.BRUNO);

      assertThat(anyone.get("/api/v1/election").text("/phase")).isEqualTo("draft");
      assertThat(ada.vote("{\"chair\":[\"ana\"]}").reason()).isEqualTo("NotOpen");
      assertThat(admin.act("/api/v1/admin/start").status()).isEqualTo(200);

      UUID id = UUID.randomUUID();
      var cast = ada.vote(id, "{\"chair\":[\"ana\"],\"rules\":[\"yes\"]}");
      assertThat(cast.status()).as(cast.raw().body()).isEqualTo(201);
      assertThat(node.backend().lastLamport).as("no claim is lower than the ledger").isPositive();
      assertThat(cast.text("/tracker")).matches("([0-9A-HJKMNP-TV-Z]{4}-?){4}");
      assertThat(ada.vote(id, "{\"rules\":[\"yes\"],\"chair\":[\"ana\"]}").body())
          .isEqualTo(cast.body());
      assertThat(ada.vote(id, "{\"chair\":[\"ben\"]}").reason()).isEqualTo("CommandIdReused");
      assertThat(ada.vote("{\"chair\":[\"ben\"]}").reason()).isEqualTo("AlreadyVoted");
      assertThat(ada.get("/api/v1/ballots/mine").text("/tracker")).isEqualTo(cast.text("/tracker"));
      assertThat(bruno.get("/api/v1/ballots/mine").reason()).isEqualTo("NoBallot");
      assertThat(bruno.vote("{\"chair\":[\"ben\"]}").status()).isEqualTo(201);

      assertThat(tally.act("/api/v1/tally/count").reason()).isEqualTo("NotClosed");
      assertThat(tally.post("/api/v1/tally/recount", "{}").reason()).isEqualTo("NotTallied");
      assertNothingLinksAVoterWithABallot(admin);
      assertThat(admin.act("/api/v1/admin/stop").status()).isEqualTo(200);
      assertThat(admin.get("/api/v1/admin/roll?q=ada").text("/rows/0/voted")).isEqualTo("true");
      assertThat(tally.act("/api/v1/tally/count").reason()).isEqualTo("StillReceiving");
      node.backend().later = Duration.ofSeconds(12);
      assertThat(tally.act("/api/v1/tally/count").status()).isEqualTo(200);
      assertThat(anyone.get("/api/v1/results").reason()).isEqualTo("NotPublished");
      assertThat(tally.act("/api/v1/tally/publish").status()).isEqualTo(200);

      var results = anyone.get("/api/v1/results");
      assertThat(results.text("/contests/0/options/0/votes")).isEqualTo("1");
      assertThat(results.text("/contests/0/options/1/votes")).isEqualTo("2");
      assertThat(results.text("/contests/0/winners/0")).isEqualTo("ben");
      assertThat(results.text("/contests/0/outcome")).isEqualTo("elected");
      assertThat(results.text("/contests/1/outcome")).isEqualTo("passed");
      assertThat(anyone.get("/api/v1/election").text("/phase")).isEqualTo("published");
      var recount = tally.post("/api/v1/tally/recount", "{}");
      assertThat(recount.text("/same")).isEqualTo("true");
      assertThat(recount.text("/ballots")).isEqualTo("2");
      assertThat(node.management().get("/health/readiness").status()).isEqualTo(200);
      assertThat(node.management().get("/status").text("/ballots")).isEqualTo("2");
    }
  }

  private static void assertNothingLinksAVoterWithABallot(Client admin) {
    var log = admin.get("/api/v1/admin/log");
    assertThat(log.text("/entries/0/summary")).isEqualTo("2 ballots were cast");
    assertThat(log.text("/entries/0/actor")).isEmpty();
    assertThat(log.text("/entries/0/time")).as("to the minute").endsWith(":00.000Z");
    assertThat(log.text("/entries/1/summary")).startsWith("voting began");
    assertThat(admin.get("/api/v1/admin/roll?q=ada").text("/rows/0/voted"))
        .as("with two voters, each mark would tell")
        .isEqualTo("false");
  }
}
