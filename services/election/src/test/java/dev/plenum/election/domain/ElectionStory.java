package dev.plenum.election.domain;

import dev.plenum.election.domain.ElectionCommand.CastBallot;
import dev.plenum.election.domain.ElectionCommand.CloseElection;
import dev.plenum.election.domain.ElectionCommand.ConfigureElection;
import dev.plenum.election.domain.ElectionCommand.CountBallots;
import dev.plenum.election.domain.ElectionCommand.ImportRollChunk;
import dev.plenum.election.domain.ElectionCommand.OpenElection;
import dev.plenum.election.domain.ElectionCommand.PauseElection;
import dev.plenum.election.domain.ElectionCommand.PublishResults;
import dev.plenum.election.domain.ElectionCommand.RegisterVoter;
import dev.plenum.election.domain.ElectionCommand.ResumeElection;
import dev.plenum.election.domain.ElectionCommand.SealRoll;
import dev.plenum.election.domain.ElectionCommand.SetClosingTime;
import dev.plenum.kernel.testing.GoldenStory;
import java.time.Duration;
import java.util.List;

/** An election in which everything happens that can. Told further at the end, never otherwise. */
final class ElectionStory {
  private static final String OFFICER = "officer";

  private ElectionStory() {}

  static void tell(GoldenStory<Election, ElectionCommand, ElectionEvent> story) {
    prepare(story);
    vote(story);
    story
        .after(Duration.ofMinutes(5))
        .tell(OFFICER, new CloseElection(null))
        .after(Duration.ofMinutes(1))
        .tell(OFFICER, new CountBallots("key"))
        .tell(OFFICER, new PublishResults());
  }

  private static void prepare(GoldenStory<Election, ElectionCommand, ElectionEvent> story) {
    Manifest manifest =
        Manifests.registering(
            Manifests.with(
                Deadline.Rule.CLICK_TIME,
                Revote.Policy.LAST,
                Manifests.plurality("chair", "ana", "ben"),
                Manifests.contest(
                    "board",
                    Method.APPROVAL,
                    2,
                    0,
                    3,
                    Ties.LOT,
                    "ana",
                    "ben",
                    "cem",
                    "Dörte \"D\""),
                Manifests.yesNo("budget", new Pass(2, 3, Pass.Base.CAST), 2)));
    List<RollVoter> roll =
        List.of(new RollVoter("v0", 1), new RollVoter("v1", 3), new RollVoter("v2", 1));
    story
        .tell(OFFICER, new ConfigureElection(manifest))
        .tell(OFFICER, new ImportRollChunk("roll", 0, roll))
        .tell(OFFICER, new SealRoll("roll", 1, roll.size()))
        .tell("walk-in", new RegisterVoter("walk-in"))
        .tell(OFFICER, new OpenElection(null));
  }

  private static void vote(GoldenStory<Election, ElectionCommand, ElectionEvent> story) {
    story
        .after(Duration.ofSeconds(30))
        .tell("v0", ballot(story, "v0", List.of("ana"), List.of("ana", "cem"), List.of("yes")))
        .tell("v1", ballot(story, "v1", List.of("ben"), List.of("ben"), List.of("no")))
        .tell(OFFICER, new PauseElection())
        .after(Duration.ofSeconds(30))
        .tell(OFFICER, new ResumeElection())
        .tell("v0", ballot(story, "v0", List.of("ben"), List.of(), List.of("abstain")))
        .tell(
            "walk-in",
            new CastBallot("walk-in", List.of(new Marks("budget", List.of("yes"))), null))
        .tell(OFFICER, new SetClosingTime(Scenario.CLOSE.plusSeconds(600)));
  }

  private static CastBallot ballot(
      GoldenStory<Election, ElectionCommand, ElectionEvent> story,
      String voter,
      List<String> chair,
      List<String> board,
      List<String> budget) {
    return new CastBallot(
        voter,
        List.of(new Marks("chair", chair), new Marks("board", board), new Marks("budget", budget)),
        story.now());
  }
}
