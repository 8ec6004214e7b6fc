package dev.plenum.election.domain;

import static dev.plenum.election.domain.Scenario.CLOSE;
import static dev.plenum.election.domain.Scenario.T0;
import static dev.plenum.election.domain.Scenario.ballot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.election.domain.ElectionCommand.CastBallot;
import dev.plenum.election.domain.ElectionCommand.CloseElection;
import dev.plenum.election.domain.ElectionCommand.CountBallots;
import dev.plenum.election.domain.ElectionCommand.PauseElection;
import dev.plenum.election.domain.ElectionCommand.ResumeElection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class BallotDeciderTest {

  @Test
  void aBallotOfSomebodyOnTheRollCountsWithTheWeightOfTheRoll() {
    Scenario scenario = Scenario.open(Manifests.chair(), 3).when(ballot("v1", "ana"));
    assertThat(scenario.events())
        .containsExactly(
            new ElectionEvent.BallotCast("v1", List.of(new Marks("chair", List.of("ana"))), 1));
    assertThat(scenario.state().box().size()).isEqualTo(1);
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  @Test
  void aStrangerCannotVote() {
    Scenario.open(Manifests.chair(), 3).when(ballot("x", "ana")).thenRefused(Reason.NotOnRoll);
  }

  @Test
  void nobodyVotesBeforeTheOpening() {
    Scenario.ready(Manifests.chair(), 3).when(ballot("v1", "ana")).thenRefused(Reason.NotOpen);
    new Scenario().when(ballot("v1", "ana")).thenRefused(Reason.NotConfigured);
  }

  @Test
  void whereTheFirstBallotCountsASecondIsRefused() {
    Scenario.open(Manifests.chair(), 3)
        .given(ballot("v1", "ana").cast())
        .when(ballot("v1", "ben"))
        .thenRefused(Reason.AlreadyVoted);
  }

  @Test
  void whereTheLastBallotCountsItReplacesTheEarlierOnesUpToTheBound() {
    Manifest manifest =
        Manifests.with(
            Deadline.Rule.ARRIVAL, Revote.Policy.LAST, Manifests.plurality("chair", "ana", "ben"));
    Scenario scenario =
        Scenario.open(manifest, 3)
            .given(ballot("v1", "ana").cast())
            .given(ballot("v1", "ben").cast())
            .given(ballot("v1", "ana").cast())
            .when(ballot("v1", "ben"))
            .thenRefused(Reason.TooManyRevotes);
    assertThat(scenario.state().box().size()).isEqualTo(1);
    assertThat(scenario.state().box().weight()).isEqualTo(1);
    Ballot counted = scenario.state().box().of("v1");
    assertThat(counted).isNotNull().extracting(b -> b.options("chair")).isEqualTo(List.of("ana"));
  }

  @ParameterizedTest
  @CsvSource({
    "chair, zoe,         UnknownChoice,   choices.chair",
    "chair, ana ana,     RepeatedChoice,  choices.chair",
    "chair, ana ben cem, TooManyChoices,  choices.chair",
    "chair, '',          TooFewChoices,   choices.chair",
    "chef,  ana,         UnknownContest,  choices",
    "chair, ana ben,     accepted,        accepted",
  })
  void marksMustFitTheContest(String contest, String options, String reason, String field) {
    Manifest manifest =
        Manifests.of(
            Manifests.contest(
                "chair", Method.APPROVAL, 1, 1, 2, Ties.DECLARE, "ana", "ben", "cem"));
    List<String> marked = options.isEmpty() ? List.of() : List.of(options.split(" "));
    Scenario scenario =
        Scenario.open(manifest, 1)
            .when(new CastBallot("v0", List.of(new Marks(contest, marked)), null));
    assertThat(scenario.reason()).isEqualTo(reason);
    assertThat(scenario.field()).isEqualTo(field);
  }

  @Test
  void aContestMayBeLeftOutOnlyWhereABlankIsAllowed() {
    Contest must =
        Manifests.contest("chair", Method.PLURALITY, 1, 1, 1, Ties.DECLARE, "ana", "ben");
    Scenario.open(Manifests.of(must), 1)
        .when(new CastBallot("v0", List.of(), null))
        .thenRefused(Reason.TooFewChoices);
    Scenario.open(Manifests.chair(), 1).when(new CastBallot("v0", List.of(), null)).thenAccepted();
  }

  @Test
  void aContestStandsOnABallotOnce() {
    Marks marks = new Marks("chair", List.of("ana"));
    Scenario.open(Manifests.chair(), 1)
        .when(new CastBallot("v0", List.of(marks, marks), null))
        .thenRefused(Reason.RepeatedContest);
  }

  /** Milliseconds relative to the close: when the beacon was heard, when the ballot arrived. */
  @ParameterizedTest
  @CsvSource({
    "CLICK_TIME, -1000,  -1,    accepted",
    "CLICK_TIME, -1000,  0,     accepted",
    "CLICK_TIME, -1000,  1,     accepted",
    "CLICK_TIME, 0,      14999, accepted",
    "CLICK_TIME, 0,      15000, accepted",
    "CLICK_TIME, 0,      15001, TooLate",
    "CLICK_TIME, 1,      14999, TooLate",
    "CLICK_TIME, -45000, 15000, accepted",
    "CLICK_TIME, -45001, 15000, BeaconStale",
    "CLICK_TIME, -60001, 0,     BeaconStale",
    "CLICK_TIME, -60000, 0,     accepted",
    "CLICK_TIME, -1000, -7000,  BeaconEarly",
    "CLICK_TIME, -1000, -6000,  accepted",
    "CLICK_TIME, ,       0,     accepted",
    "CLICK_TIME, ,       1,     TooLate",
    "ARRIVAL,    ,       -1,    accepted",
    "ARRIVAL,    ,       0,     accepted",
    "ARRIVAL,    ,       15000, accepted",
    "ARRIVAL,    ,       15001, TooLate",
    "ARRIVAL,    1,      15000, accepted",
    "ARRIVAL,    -45000, 15000, accepted",
    "ARRIVAL,    -45001, 15000, BeaconStale",
    "ARRIVAL,    -60001, 0,     BeaconStale",
    "ARRIVAL,    -1000,  -7000, BeaconEarly",
    "ARRIVAL,    -60001, 15001, TooLate",
  })
  void theDeadlineIsExactToTheMillisecondWhetherTheCloseIsFoldedYetOrNot(
      Deadline.Rule rule, Long beacon, long received, String verdict) {
    Manifest manifest =
        Manifests.with(rule, Revote.Policy.FIRST, Manifests.plurality("chair", "ana", "ben"));
    var vote =
        beacon == null ? ballot("v0", "ana") : ballot("v0", "ana").heard(CLOSE.plusMillis(beacon));
    Scenario before = Scenario.open(manifest, 1).at(CLOSE.plusMillis(received)).when(vote);
    assertThat(before.reason()).as("before the close is folded").isEqualTo(verdict);
    Scenario after =
        Scenario.open(manifest, 1)
            .at(CLOSE.plusMillis(30))
            .given(new CloseElection(CLOSE))
            .at(CLOSE.plusMillis(received))
            .when(vote);
    assertThat(after.reason()).as("after the close is folded").isEqualTo(verdict);
  }

  @Test
  void aBallotThatANodeReceivedBeforeThePauseStillCounts() {
    Scenario scenario =
        Scenario.open(Manifests.chair(), 3).at(T0.plusSeconds(60)).given(new PauseElection());
    scenario.at(T0.plusSeconds(60)).when(ballot("v0", "ana")).thenAccepted();
    scenario.at(T0.plusSeconds(61)).when(ballot("v1", "ana")).thenRefused(Reason.Paused);
    scenario.given(new ResumeElection()).when(ballot("v1", "ana")).thenAccepted();
  }

  @Test
  void aBallotThatCameInAPauseDoesNotCountWhenItIsDecidedAfterIt() {
    Scenario scenario =
        Scenario.open(Manifests.chair(), 1)
            .at(T0.plusSeconds(60))
            .given(new PauseElection())
            .at(T0.plusSeconds(70))
            .given(new ResumeElection());
    scenario.at(T0.plusSeconds(65)).when(ballot("v0", "ana")).thenRefused(Reason.Paused);
    scenario.at(T0.plusSeconds(60)).when(ballot("v0", "ana")).thenAccepted();
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  /** Seconds before the close, in which voting rests from 40 to 20 s before it. */
  @ParameterizedTest
  @CsvSource({
    "41, TooLate",
    "30, TooLate",
    "21, TooLate",
    "20, accepted",
    "0,  accepted",
  })
  void afterTheCloseABeaconOfAPauseOrOfBeforeItProvesNothing(long heard, String verdict) {
    Scenario scenario = rested();
    var vote = ballot("v0", "ana").heard(CLOSE.minusSeconds(heard));
    scenario.at(CLOSE.plusSeconds(10)).when(vote);
    assertThat(scenario.reason()).isEqualTo(verdict);
    rested().at(CLOSE).given(new CloseElection(CLOSE)).when(vote).thenAccepted();
  }

  private static Scenario rested() {
    return Scenario.open(Manifests.chair(), 1)
        .at(CLOSE.minusSeconds(40))
        .given(new PauseElection())
        .at(CLOSE.minusSeconds(20))
        .given(new ResumeElection());
  }

  @ParameterizedTest
  @EnumSource
  void anElectionThatIsClosedInAPauseHasNoGrace(Deadline.Rule rule) {
    Manifest manifest =
        Manifests.with(rule, Revote.Policy.FIRST, Manifests.plurality("chair", "ana", "ben"));
    Scenario scenario =
        Scenario.open(manifest, 1).at(CLOSE.minusSeconds(30)).given(new PauseElection());
    var vote = ballot("v0", "ana").heard(CLOSE.minusSeconds(31));
    scenario.at(CLOSE.minusSeconds(1)).when(vote).thenRefused(Reason.Paused);
    scenario.at(CLOSE.plusSeconds(1)).when(vote).thenRefused(Reason.TooLate);
    scenario.given(new CloseElection(CLOSE));
    scenario.when(vote).thenRefused(Reason.TooLate);
    scenario.at(CLOSE.minusSeconds(1)).when(vote).thenRefused(Reason.TooLate);
    scenario.at(CLOSE.minusSeconds(30)).when(vote).thenAccepted();
  }

  /** A node may keep a ballot for ten seconds; it is counted although its leader closed before. */
  @Test
  void noBallotThatCameInTimeIsRefusedBecauseTheCountWasFaster() {
    Scenario scenario =
        Scenario.open(Manifests.chair(), 1).at(CLOSE).given(new CloseElection(CLOSE));
    Instant last = CLOSE.plusSeconds(15);
    var vote = ballot("v0", "ana").heard(CLOSE);
    scenario.at(last.plusSeconds(12).minusMillis(1));
    scenario.when(new CountBallots("key")).thenRefused(Reason.StillReceiving);
    scenario.at(last).when(vote).thenAccepted();
    scenario.at(last.plusSeconds(12)).given(new CountBallots("key"));
    Tally tally = scenario.state().tally();
    assertThat(tally).isNotNull().extracting(Tally::ballots).isEqualTo(1);
  }

  @Test
  void afterTheCountNoBallotComesIn() {
    Scenario.open(Manifests.chair(), 3)
        .at(T0.plusSeconds(60))
        .given(new CloseElection(null))
        .at(T0.plusSeconds(60).plus(Duration.ofSeconds(27)))
        .given(new CountBallots("key"))
        .at(T0.plusSeconds(59))
        .when(ballot("v1", "ana"))
        .thenRefused(Reason.TooLate);
  }
}
