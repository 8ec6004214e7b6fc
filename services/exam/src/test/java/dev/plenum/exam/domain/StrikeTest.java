package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.ConductEvent.AttemptReinstated;
import dev.plenum.exam.domain.ConductEvent.AttemptTerminated;
import dev.plenum.exam.domain.ConductEvent.IncidentRecorded;
import dev.plenum.exam.domain.ConductEvent.StrikeGiven;
import dev.plenum.exam.domain.conduct.Appeal;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.exam.domain.conduct.Strike;
import dev.plenum.exam.domain.grade.KeyChange;
import dev.plenum.exam.domain.plan.IncidentKind;
import dev.plenum.exam.domain.plan.Proctoring;
import dev.plenum.exam.domain.plan.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class StrikeTest {

  @Test
  void theFirstStrikeCostsHalfAndTheSecondEndsTheAttempt() {
    Scenario scenario = sitting().at(10_000).given(focusLost(10_000 - 1500, 1500));
    StrikeGiven first = scenario.event(StrikeGiven.class);
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.penaltyPercent()).isEqualTo(50);
    assertThat(first.terminate()).isFalse();
    assertThat(first.ruleVersion()).isEqualTo(1);
    scenario.at(30_000).given(focusLost(28_000, 2_000));
    assertThat(scenario.event(StrikeGiven.class).penaltyPercent()).isEqualTo(100);
    assertThat(scenario.event(AttemptTerminated.class).strike()).isEqualTo(2);
    scenario.when(Scenario.handIn("s0")).thenRefused(Reason.Terminated).finish();
    assertThat(scenario.score("s0")).isZero();
    Strike strike = scenario.attempt("s0").conduct().strikes().get(0);
    assertThat(strike.state()).isEqualTo(Strike.State.PROVISIONAL);
    assertThat(strike.incidentSeq()).isPositive();
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  /** Two reports of lost focus: when the second began after the first had ended, in ms. */
  @ParameterizedTest
  @CsvSource({"0, 1", "4999, 1", "5000, 1", "5001, 2", "60000, 2"})
  void whatBelongsTogetherIsOneIncidentAndOneStrike(long gap, int strikes) {
    Scenario scenario = sitting().at(12_000).given(focusLost(10_000, 2_000)).at(14_000 + gap);
    scenario.given(focusLost(12_000 + gap, 2_000));
    assertThat(scenario.attempt("s0").conduct().strikes().size()).isEqualTo(strikes);
    assertThat(scenario.attempt("s0").conduct().seen()).isEqualTo(strikes);
  }

  @Test
  void anIncidentThatGoesOnBecomesAStrikeOnceItLastsTooLong() {
    Scenario scenario = sitting().at(10_500).given(focusLost(10_000, 500));
    assertThat(scenario.events()).hasSize(1).first().isInstanceOf(IncidentRecorded.class);
    scenario.at(11_000).given(focusLost(10_000, 999));
    assertThat(scenario.events()).hasSize(1);
    scenario.at(11_001).given(focusLost(10_000, 1_000));
    assertThat(scenario.event(StrikeGiven.class).incident()).isEqualTo(1);
    scenario.at(15_000).given(focusLost(10_000, 5_000));
    assertThat(scenario.events()).hasSize(1);
    scenario.when(focusLost(10_000, 5_000)).thenRefused(Reason.IncidentKnown);
    assertThat(scenario.attempt("s0").conduct().seen()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = IncidentKind.class,
      names = {"NETWORK", "PING", "SCREEN"})
  void aBadLineIsNeverHeldAgainstAnybodyNorWhatHasNoRule(IncidentKind kind) {
    Scenario scenario = sitting().at(600_000);
    scenario.given(report(kind, 0, 600_000));
    assertThat(scenario.attempt("s0").conduct().strikes()).isEmpty();
    assertThat(scenario.attempt("s0").conduct().incidents().size()).isEqualTo(1);
  }

  @Test
  void noPlanCanMakeABadLineAStrike() {
    var rules =
        new Proctoring(
            List.of(new Rule(IncidentKind.NETWORK, Duration.ZERO)),
            Plans.PROCTORING.strikes(),
            0,
            0);
    new Scenario()
        .when(new SetupCommand.ConfigureExam(Plans.with(null, rules)))
        .thenRefused(Reason.PlanInvalid);
  }

  @ParameterizedTest
  @EnumSource(
      value = IncidentKind.class,
      names = {"CLIPBOARD", "SECOND_DEVICE", "SCREEN"})
  void aRuleThatCouldNeverBeAStrikeIsRefused(IncidentKind moment) {
    for (Duration after : List.of(Duration.ZERO, Duration.ofSeconds(1))) {
      var rules =
          new Proctoring(List.of(new Rule(moment, after)), Plans.PROCTORING.strikes(), 0, 0);
      Scenario scenario =
          new Scenario().when(new SetupCommand.ConfigureExam(Plans.with(null, rules)));
      assertThat(scenario.reason())
          .isEqualTo(after.isZero() ? "accepted" : Reason.PlanInvalid.code());
    }
  }

  @Test
  void aDeviceIsBelievedNoFurtherThanTheReceiptOfItsReport() {
    Scenario scenario = sitting().at(5_000);
    scenario.given(
        new ConductCommand.ReportIncident(
            "s0", IncidentKind.FOCUS_LOST, Instant.MAX, 80_000_000, "laptop", null));
    IncidentRecorded future = scenario.event(IncidentRecorded.class);
    assertThat(future.from()).isEqualTo(scenario.now());
    assertThat(future.until()).isEqualTo(scenario.now());
    scenario
        .at(20_000)
        .given(
            new ConductCommand.ReportIncident(
                "s0", IncidentKind.CLIPBOARD, Instant.MIN, 0, "laptop", null));
    assertThat(scenario.event(IncidentRecorded.class).from()).isEqualTo(Scenario.T0);
  }

  @Test
  void aPageCannotInventWhatAProctorSawAndAProctorsFlagIsAStrike() {
    Scenario scenario = sitting().at(1_000);
    scenario
        .when(report(IncidentKind.MANUAL, 0, 0))
        .thenRefused(Reason.KindNotReportable)
        .when(report(IncidentKind.DRILL, 0, 0))
        .thenRefused(Reason.KindNotReportable)
        .given(new ConductCommand.FlagStudent("s0", "spoke with a neighbour"));
    assertThat(scenario.event(StrikeGiven.class).kind()).isEqualTo(IncidentKind.MANUAL);
    scenario
        .at(4_000)
        .when(new ConductCommand.FlagStudent("s0", "me too"))
        .thenRefused(Reason.IncidentKnown);
  }

  @Test
  void aStudentAcknowledgesAStrikeOnce() {
    sitting()
        .at(1_000)
        .given(new ConductCommand.FlagStudent("s0", "seen"))
        .when(new ConductCommand.AcknowledgeStrike("s0", 2))
        .thenRefused(Reason.UnknownStrike)
        .given(new ConductCommand.AcknowledgeStrike("s0", 1))
        .when(new ConductCommand.AcknowledgeStrike("s0", 1))
        .thenRefused(Reason.AlreadyAcknowledged);
  }

  @Test
  void aDismissedStrikeLeavesNothingBehindAndTheSecondBecomesTheFirst() {
    Scenario scenario = struckTwice();
    assertThat(scenario.attempt("s0").terminated()).isTrue();
    scenario.given(
        new ConductCommand.ReviewStrike("s0", 1, Strike.State.DISMISSED, "a system dialog"));
    assertThat(scenario.events()).anyMatch(AttemptReinstated.class::isInstance);
    assertThat(scenario.attempt("s0").sitting()).isTrue();
    scenario.given(Scenario.answer("s0", "q2", "b")).finish();
    assertThat(scenario.score("s0")).isEqualTo(200);
    scenario.given(new ConductCommand.ReviewStrike("s0", 2, Strike.State.DISMISSED, "that too"));
    assertThat(scenario.score("s0")).isEqualTo(400);
    scenario
        .when(new ConductCommand.ReviewStrike("s0", 2, Strike.State.CONFIRMED, "no"))
        .thenRefused(Reason.AlreadyReviewed);
  }

  @Test
  void whomAPersonEndedNoReviewOfAStrikeReinstates() {
    Scenario scenario =
        sitting()
            .at(1_000)
            .given(new ConductCommand.FlagStudent("s0", "seen"))
            .given(new ConductCommand.TerminateAttempt("s0", "left the room"))
            .given(
                new ConductCommand.ReviewStrike("s0", 1, Strike.State.DISMISSED, "not this one"));
    assertThat(scenario.attempt("s0").terminated()).isTrue();
    scenario.given(new ConductCommand.ReinstateAttempt("s0", "came back in time"));
    assertThat(scenario.attempt("s0").sitting()).isTrue();
  }

  @Test
  void anUpheldAppealDismissesAndARejectedOneDoesNot() {
    Scenario scenario = struckTwice().finish();
    scenario
        .given(new ConductCommand.FileAppeal("s0", new AppealSubject.OfStrike(1), "a pop-up"))
        .when(new ConductCommand.FileAppeal("s0", new AppealSubject.OfStrike(1), "again"))
        .thenRefused(Reason.AppealPending)
        .given(new ConductCommand.FileAppeal("s0", new AppealSubject.OfStrike(2), "that too"))
        .given(new ConductCommand.DecideAppeal("s0", 1, Appeal.State.REJECTED, "no pop-up"));
    assertThat(scenario.score("s0")).isZero();
    scenario
        .given(new ConductCommand.DecideAppeal("s0", 2, Appeal.State.UPHELD, "right"))
        .when(new ConductCommand.DecideAppeal("s0", 2, Appeal.State.REJECTED, "wrong"))
        .thenRefused(Reason.AlreadyDecided);
    assertThat(scenario.score("s0")).isEqualTo(100);
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  @Test
  void anUpheldAppealMakesALateAnswerCount() {
    Scenario scenario =
        sitting()
            .given(Scenario.answer("s0", "q2", "a"))
            .at(Plans.DURATION.plusSeconds(30).toMillis())
            .given(Scenario.answer("s0", "q2", "b"))
            .finish();
    assertThat(scenario.score("s0")).isEqualTo(150);
    scenario
        .when(new ConductCommand.FileAppeal("s0", new AppealSubject.OfLateAnswer("q1"), "?"))
        .thenRefused(Reason.NothingToAppeal)
        .given(
            new ConductCommand.FileAppeal(
                "s0", new AppealSubject.OfLateAnswer("q2"), "the building lost power"))
        .given(new ConductCommand.DecideAppeal("s0", 1, Appeal.State.UPHELD, "it did"))
        .settle();
    assertThat(scenario.score("s0")).isEqualTo(400);
  }

  @Test
  void aRehearsalFlagsAboutAsManyAsItSaysAndAnExamNobody() {
    var drill = new Proctoring(Plans.PROCTORING.rules(), Plans.PROCTORING.strikes(), 50, 0);
    Scenario scenario = Scenario.open(Plans.with(null, drill), Plans.choices(1), 1_000);
    for (int i = 0; i < 1_000; i++) {
      scenario.given(Scenario.begin("s" + i));
    }
    scenario.at(60_000).tick().tick();
    long flagged =
        scenario.state().attempts().byStudent().values().count(a -> a.conduct().seen() > 0);
    assertThat(flagged).isBetween(25L, 80L);
    assertThat(scenario.state().drillMinute()).isEqualTo(1);
    assertThat(
            scenario
                .state()
                .attempts()
                .byStudent()
                .values()
                .flatMap(a -> a.conduct().strikes())
                .forAll(Strike::drill))
        .isTrue();
    scenario.at(119_999).tick().at(120_000).tick();
    assertThat(scenario.state().drillMinute()).isEqualTo(2);
    sitting().when(new ConductCommand.HoldDrill(1)).thenRefused(Reason.NotDrilling);
  }

  @Test
  void incidentsAreRememberedUpToABoundAndStrikesForEver() {
    Scenario scenario = sitting();
    for (int i = 1; i <= 100; i++) {
      scenario.at(i * 10_000L).given(report(IncidentKind.NETWORK, i * 10_000L - 1, 1));
    }
    scenario.at(1_010_000).given(focusLost(1_000_000, 2_000));
    for (int i = 102; i <= 115; i++) {
      scenario.at(i * 10_000L).given(report(IncidentKind.NETWORK, i * 10_000L - 1, 1));
    }
    var conduct = scenario.attempt("s0").conduct();
    assertThat(conduct.seen()).isEqualTo(115);
    assertThat(conduct.incidents().size()).isEqualTo(31);
    assertThat(conduct.incidents().filter(i -> i.struck()).size()).isEqualTo(1);
  }

  @Test
  void aKeyThatIsReplacedShowsTheScoreThatThePenaltyLeaves() {
    Scenario scenario = sitting().given(Scenario.answer("s0", "q2", "b"));
    scenario.at(10_000).given(focusLost(8_000, 2_000)).finish();
    assertThat(scenario.score("s0")).isEqualTo(200);
    scenario.given(new GradeCommand.ReplaceKey("q1", Plans.single("a"), "misprint")).settle();
    assertThat(scenario.state().grades().changes().get(0).differences().toJavaMap())
        .containsEntry("s0", new KeyChange.Difference(200, -50, 200, 75));
    assertThat(scenario.score("s0")).isEqualTo(75);
  }

  private static Scenario struckTwice() {
    return sitting()
        .at(10_000)
        .given(focusLost(8_000, 2_000))
        .at(30_000)
        .given(focusLost(28_000, 2_000));
  }

  private static ConductCommand.ReportIncident focusLost(long startedAt, long millis) {
    return report(IncidentKind.FOCUS_LOST, startedAt, millis);
  }

  private static ConductCommand.ReportIncident report(
      IncidentKind kind, long startedAt, long millis) {
    return new ConductCommand.ReportIncident(
        "s0", kind, Scenario.T0.plusMillis(startedAt), millis, "laptop", null);
  }

  /** With q1 answered rightly: 2.00 marks. */
  private static Scenario sitting() {
    return Scenario.open(Plans.open(), Plans.choices(2), 1)
        .given(Scenario.begin("s0"))
        .given(Scenario.answer("s0", "q1", "b"));
  }
}
