package dev.plenum.election.domain;

import static dev.plenum.election.domain.Scenario.CLOSE;
import static dev.plenum.election.domain.Scenario.T0;
import static dev.plenum.election.domain.Scenario.ballot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.election.domain.ElectionCommand.CloseElection;
import dev.plenum.election.domain.ElectionCommand.ConfigureElection;
import dev.plenum.election.domain.ElectionCommand.CountBallots;
import dev.plenum.election.domain.ElectionCommand.ImportRollChunk;
import dev.plenum.election.domain.ElectionCommand.OpenElection;
import dev.plenum.election.domain.ElectionCommand.PauseElection;
import dev.plenum.election.domain.ElectionCommand.PublishResults;
import dev.plenum.election.domain.ElectionCommand.ResumeElection;
import dev.plenum.election.domain.ElectionCommand.SealRoll;
import dev.plenum.election.domain.ElectionCommand.SetClosingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LifecycleDeciderTest {
  /** The grace, and what a ballot may take inside the cluster. */
  private static final Duration SETTLING = Duration.ofSeconds(15 + 12);

  @Test
  void anElectionGoesFromDraftToPublication() {
    Scenario scenario = Scenario.open(Manifests.chair(), 2);
    assertThat(scenario.state().phase()).isEqualTo(Phase.OPEN);
    scenario.given(new PauseElection()).given(new ResumeElection());
    scenario.given(ballot("v0", "ana").cast());
    scenario.at(T0.plusSeconds(5)).given(new CloseElection(null));
    scenario.at(T0.plusSeconds(5).plus(SETTLING)).given(new CountBallots("key"));
    scenario.given(new CountBallots("key")).given(new PublishResults());
    assertThat(scenario.state().phase()).isEqualTo(Phase.PUBLISHED);
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
    scenario.when(new CountBallots("key")).thenRefused(Reason.AlreadyPublished);
    scenario.when(new PublishResults()).thenRefused(Reason.AlreadyPublished);
  }

  @Test
  void withoutACompleteRollNothingOpens() {
    Scenario scenario =
        Scenario.configured(Manifests.chair())
            .given(new ImportRollChunk("roll", 0, List.of(new RollVoter("v0", 1))));
    scenario.when(new OpenElection(null)).thenRefused(Reason.RollMissing);
    scenario.when(new SealRoll("roll", 2, 2)).thenRefused(Reason.RollIncomplete);
    scenario.when(new SealRoll("roll", 1, 1)).thenAccepted();
    scenario.when(new OpenElection(null)).thenAccepted();
  }

  @Test
  void aRollImportThatBrokeOffIsMadeAgainAndLeavesTheOldRollInForce() {
    Scenario scenario = Scenario.ready(Manifests.chair(), 2);
    List<RollVoter> one = List.of(new RollVoter("a", 2));
    scenario.given(new ImportRollChunk("new", 0, one));
    assertThat(scenario.state().roll().size()).isEqualTo(2);
    scenario.when(new ImportRollChunk("new", 2, one)).thenRefused(Reason.RollOutOfOrder);
    scenario.when(new ImportRollChunk("new", 1, one)).thenRefused(Reason.RollLineInvalid);
    scenario.given(new ImportRollChunk("new", 0, one));
    scenario.given(new ImportRollChunk("new", 1, List.of(new RollVoter("b", 3))));
    scenario.given(new SealRoll("new", 2, 2));
    assertThat(scenario.state().roll().weight()).isEqualTo(5);
    assertThat(scenario.state().roll().arriving()).isNull();
    scenario.when(new SealRoll("new", 2, 2)).thenRefused(Reason.RollUnchanged);
    scenario.given(new OpenElection(null));
    scenario.when(new ImportRollChunk("late", 0, one)).thenRefused(Reason.RollInForce);
  }

  @Test
  void aRollWithAnImpossibleWeightOrARepeatedVoterIsRefused() {
    Scenario scenario = Scenario.configured(Manifests.chair());
    scenario
        .when(new ImportRollChunk("r", 0, List.of(new RollVoter("a", 0))))
        .thenRefused(Reason.RollLineInvalid);
    scenario
        .when(new ImportRollChunk("r", 0, List.of(new RollVoter("a", 1), new RollVoter("a", 1))))
        .thenRefused(Reason.RollLineInvalid);
    scenario.when(new ImportRollChunk("r", 0, List.of())).thenRefused(Reason.RollLineInvalid);
  }

  @Test
  void theClockOpensClosesAndPublishesOnce() {
    Manifest manifest =
        new Manifest(
            "board",
            "Board",
            List.of(Manifests.plurality("chair", "ana", "ben")),
            T0.plusSeconds(60),
            null,
            Duration.ofMinutes(30),
            new Deadline(Deadline.Rule.ARRIVAL, Duration.ZERO),
            new Revote(Revote.Policy.FIRST, 1),
            Registration.CLOSED,
            T0.plusSeconds(7200),
            null);
    Scenario scenario = Scenario.ready(manifest, 1);
    assertThat(due(scenario, T0.plusSeconds(59))).isEmpty();
    scenario.at(T0.plusSeconds(61)).given(due(scenario, T0.plusSeconds(61)).getFirst());
    Instant close = T0.plusSeconds(60 + 1800);
    assertThat(scenario.state().timer().closesAt()).isEqualTo(close);
    assertThat(due(scenario, close.minusMillis(1))).isEmpty();
    scenario.at(close.plusSeconds(3)).given(due(scenario, close).getFirst());
    assertThat(scenario.state().timer().closedAt()).isEqualTo(close);
    scenario.when(new CloseElection(close)).thenRefused(Reason.NotRunning);
    assertThat(due(scenario, T0.plusSeconds(9999))).isEmpty();
    scenario.at(close.plus(SETTLING)).given(new CountBallots(""));
    scenario.at(T0.plusSeconds(7200)).given(due(scenario, T0.plusSeconds(7200)).getFirst());
    assertThat(scenario.state().phase()).isEqualTo(Phase.PUBLISHED);
  }

  private static List<ElectionCommand> due(Scenario scenario, Instant now) {
    return scenario.machine().due(scenario.state(), now).stream().map(d -> d.command()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "-1,     ClosingTimePast",
    "0,      ClosingTimePast",
    "60,     ClosingTimeTooSoon",
    "599,    ClosingTimeTooSoon",
    "600,    accepted",
    "7200,   accepted",
    "99999,  accepted",
  })
  void theClosingTimeMayMoveButNotToSurpriseAnyone(long secondsFromNow, String verdict) {
    Scenario scenario =
        Scenario.open(Manifests.chair(), 1)
            .when(new SetClosingTime(T0.plusSeconds(secondsFromNow)));
    assertThat(scenario.reason()).isEqualTo(verdict);
  }

  @Test
  void anExtendedElectionClosesAtTheNewTime() {
    Scenario scenario = Scenario.open(Manifests.chair(), 1);
    scenario.given(new SetClosingTime(CLOSE.plusSeconds(600)));
    assertThat(due(scenario, CLOSE.plusSeconds(1))).isEmpty();
    scenario.when(new CloseElection(CLOSE)).thenRefused(Reason.NotDue);
    scenario.at(CLOSE.plusSeconds(500)).when(ballot("v0", "ana")).thenAccepted();
  }

  @Test
  void theCountWaitsForBallotsThatMayStillArrive() {
    Scenario scenario = Scenario.open(Manifests.chair(), 1);
    scenario.when(new CountBallots("key")).thenRefused(Reason.NotClosed);
    scenario.at(T0.plusSeconds(1)).given(new CloseElection(null));
    scenario
        .at(T0.plusSeconds(1).plus(SETTLING).minusMillis(1))
        .when(new CountBallots("key"))
        .thenRefused(Reason.StillReceiving);
    scenario
        .at(T0.plusSeconds(1).plus(SETTLING))
        .when(new CountBallots("other"))
        .thenRefused(Reason.WrongLotKey);
    scenario.when(new PublishResults()).thenRefused(Reason.NotTallied);
    scenario.given(new CountBallots("key"));
  }

  @Test
  void beforeTheOpeningEverythingMayChangeAndAfterwardsNoPromiseMay() {
    Scenario scenario = Scenario.ready(Manifests.chair(), 1);
    Manifest other = Manifests.of(Manifests.plurality("chair", "ana", "cem"));
    scenario.given(new ConfigureElection(other));
    scenario.when(new ConfigureElection(other)).thenRefused(Reason.ManifestUnchanged);
    scenario.given(new OpenElection(null));
    scenario.when(new ConfigureElection(Manifests.chair())).thenRefused(Reason.ImmutableOnceOpen);
    assertThat(scenario.field()).isEqualTo("spec.contests");
    Manifest longer =
        Manifests.closing(
            CLOSE.plusSeconds(3600), other.deadline(), Revote.Policy.FIRST, contests(other));
    assertThat(scenario.when(new ConfigureElection(longer)).events()).hasSize(2);
    assertThat(scenario.state().timer().closesAt()).isEqualTo(CLOSE.plusSeconds(3600));
    Manifest past =
        Manifests.closing(
            T0.minusSeconds(1), other.deadline(), Revote.Policy.FIRST, contests(other));
    scenario.when(new ConfigureElection(past)).thenRefused(Reason.ClosingTimePast);
  }

  private static Contest[] contests(Manifest manifest) {
    return manifest.contests().toArray(Contest[]::new);
  }

  @Test
  void anImpossibleManifestIsRefusedWithEveryFault() {
    Manifest impossible =
        Manifests.of(
            Manifests.contest("chair", Method.PLURALITY, 5, 0, 9, Ties.DECLARE, "ana", "ana"));
    Scenario scenario =
        new Scenario().when(new ConfigureElection(impossible)).thenRefused(Reason.ManifestInvalid);
    assertThat(ManifestRules.faults(impossible)).hasSize(3);
    assertThat(scenario.state().manifest()).isNull();
  }
}
