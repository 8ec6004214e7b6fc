package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
      assertThat(cast.text("/tracker")).matches("([0-9A-HJKMNP-TV-Z]{4}-?){4}");
      assertThat(ada.vote(id, "{\"chair\":[\"ben\"]}").body()).isEqualTo(cast.body());
      assertThat(ada.vote("{\"chair\":[\"ben\"]}").reason()).isEqualTo("AlreadyVoted");
      assertThat(ada.get("/api/v1/ballots/mine").text("/tracker")).isEqualTo(cast.text("/tracker"));
      assertThat(bruno.get("/api/v1/ballots/mine").reason()).isEqualTo("NoBallot");
      assertThat(bruno.vote("{\"chair\":[\"ben\"]}").status()).isEqualTo(201);

      assertThat(tally.act("/api/v1/tally/count").reason()).isEqualTo("NotClosed");
      assertThat(admin.act("/api/v1/admin/stop").status()).isEqualTo(200);
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
      assertThat(node.management().get("/health/readiness").status()).isEqualTo(200);
      assertThat(node.management().get("/status").text("/ballots")).isEqualTo("2");
    }
  }
}
