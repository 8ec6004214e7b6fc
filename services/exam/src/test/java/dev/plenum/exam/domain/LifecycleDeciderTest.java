package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LifecycleDeciderTest {

  @Test
  void anExamGoesFromDraftToPublicationAndBackByWithdrawalOnly() {
    Scenario scenario = Scenario.ready(Plans.open(), Plans.choices(3), 2);
    assertThat(scenario.state().phase()).isEqualTo(Phase.READY);
    scenario.given(new SetupCommand.OpenExam(null));
    assertThat(scenario.state().phase()).isEqualTo(Phase.OPEN);
    scenario.given(Scenario.begin("s0")).given(Scenario.answer("s0", "q1", "b")).finish();
    assertThat(scenario.state().phase()).isEqualTo(Phase.GRADED);
    assertThat(scenario.state().times().closedAt()).isEqualTo(Scenario.T0.plus(Plans.DURATION));
    assertThat(scenario.score("s0")).isEqualTo(200);
    scenario.given(new SetupCommand.PublishResults());
    assertThat(scenario.state().phase()).isEqualTo(Phase.PUBLISHED);
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
    scenario
        .when(new SetupCommand.PublishResults())
        .thenRefused(Reason.AlreadyPublished)
        .when(new SetupCommand.OpenExam(null))
        .thenRefused(Reason.AlreadyOpen)
        .given(new SetupCommand.WithdrawResults("an error in q1"));
    assertThat(scenario.state().phase()).isEqualTo(Phase.GRADED);
    assertThat(scenario.state().publication()).isNull();
  }

  @Test
  void withoutPaperOrRosterNothingOpens() {
    new Scenario().when(new SetupCommand.OpenExam(null)).thenRefused(Reason.NotConfigured);
    new Scenario()
        .given(new SetupCommand.ConfigureExam(Plans.open()))
        .when(new SetupCommand.OpenExam(null))
        .thenRefused(Reason.NotReady);
  }

  @Test
  void theClockOpensAtTheAnnouncedMomentAndALateOpeningCostsNobodyTime() {
    Instant opensAt = Scenario.T0.plusSeconds(60);
    var plan = Plans.with(null, Plans.PROCTORING, opensAt);
    Scenario punctual = Scenario.ready(plan, Plans.choices(1), 1);
    assertThat(punctual.at(opensAt.minusMillis(1)).tick().state().phase()).isEqualTo(Phase.READY);
    punctual.at(opensAt.plusMillis(250)).tick();
    assertThat(punctual.state().times().openedAt()).isEqualTo(opensAt);
    Scenario late = Scenario.ready(plan, Plans.choices(1), 1);
    late.at(opensAt.plusSeconds(600)).tick();
    assertThat(late.state().times().openedAt()).isEqualTo(opensAt.plusSeconds(600));
  }

  /** A node may keep an answer for ten seconds; it counts, and is in what the clock publishes. */
  @Test
  void theClockPublishesNothingThatLacksATimelyAnswer() {
    Instant end = Scenario.T0.plus(Plans.DURATION);
    Instant last = end.plus(Plans.GRACE);
    Scenario scenario =
        Scenario.open(Plans.publishing(Plans.open(), end), Plans.choices(1), 1)
            .given(Scenario.begin("s0"));
    scenario.at(last.plusMillis(1)).settle();
    assertThat(scenario.state().phase()).isEqualTo(Phase.GRADED);
    assertThat(scenario.score("s0")).isZero();
    scenario.at(last).given(Scenario.answer("s0", "q1", "b"));
    scenario.at(last.plusSeconds(12).minusMillis(1)).settle();
    assertThat(scenario.state().phase()).isEqualTo(Phase.GRADED);
    scenario.at(last.plusSeconds(12)).settle();
    assertThat(scenario.state().phase()).isEqualTo(Phase.PUBLISHED);
    assertThat(scenario.score("s0")).isEqualTo(200);
  }

  @Test
  void theClosingTimeMovesForEverybodyAndNeverIntoThePast() {
    Scenario scenario =
        Scenario.open(Plans.open(), Plans.choices(1), 1).given(Scenario.begin("s0"));
    scenario.given(new SetupCommand.ExtendExam(Duration.ofMinutes(5), null));
    Instant end = Scenario.T0.plus(Plans.DURATION).plusSeconds(300);
    assertThat(scenario.attempt("s0").endsAt()).isEqualTo(end);
    assertThat(scenario.state().times().lastEnd()).isEqualTo(end);
    scenario
        .at(Duration.ofMinutes(10).toMillis())
        .when(new SetupCommand.ExtendExam(null, scenario.now()))
        .thenRefused(Reason.ClosingTimePast)
        .when(new SetupCommand.ExtendExam(null, scenario.now().plusSeconds(59)))
        .thenRefused(Reason.ClosingTimeTooSoon)
        .when(new SetupCommand.ExtendExam(null, null))
        .thenRefused(Reason.ExtensionInvalid)
        .when(new SetupCommand.ExtendExam(null, Instant.MAX))
        .thenRefused(Reason.ExtensionInvalid)
        .given(new SetupCommand.ExtendExam(null, scenario.now().plusSeconds(60)));
    assertThat(scenario.attempt("s0").endsAt()).isEqualTo(scenario.now().plusSeconds(60));
    scenario.after(Duration.ofSeconds(63)).settle();
    assertThat(scenario.attempt("s0").handedIn()).isTrue();
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  @Test
  void closingByHandEndsEverybodysTimeThenAndThere() {
    Scenario scenario =
        Scenario.open(Plans.open(), Plans.choices(2), 2)
            .given(Scenario.begin("s0"))
            .given(Scenario.begin("s1"))
            .given(new ConductCommand.PauseAttempt("s1"))
            .at(60_000)
            .given(new SetupCommand.CloseExam(null))
            .at(62_000)
            .given(Scenario.answer("s0", "q1", "b"))
            .at(62_001)
            .when(Scenario.answer("s0", "q2", "b"));
    assertThat(scenario.event(AttemptEvent.LateAnswerKept.class).lateMillis()).isEqualTo(2001);
    scenario.settle();
    assertThat(scenario.state().phase()).isEqualTo(Phase.GRADED);
    assertThat(scenario.state().attempts().handedIn()).isEqualTo(2);
    assertThat(scenario.score("s0")).isEqualTo(200);
  }

  @Test
  void anExamThatNobodySatIsGradedAllTheSame() {
    Scenario scenario = Scenario.open(Plans.open(), Plans.choices(1), 1).finish();
    assertThat(scenario.state().phase()).isEqualTo(Phase.GRADED);
    scenario.given(new SetupCommand.PublishResults());
  }

  @Test
  void onceOpenWhatStudentsWerePromisedStaysAndTheRulesGetANewVersion() {
    Scenario scenario = Scenario.open(Plans.open(), Plans.choices(1), 1);
    scenario
        .when(new SetupCommand.ConfigureExam(Plans.timed(Duration.ofSeconds(30))))
        .thenRefused(Reason.ImmutableOnceOpen)
        .when(new SetupCommand.ConfigureExam(Plans.open()))
        .thenRefused(Reason.PlanUnchanged)
        .when(new SetupCommand.ImportPaperChunk("new", 0, Plans.choices(1).items()))
        .thenRefused(Reason.PaperInForce);
    var fewer =
        new dev.plenum.exam.domain.plan.Proctoring(
            Plans.PROCTORING.rules().subList(0, 1), Plans.PROCTORING.strikes(), 0, 0);
    scenario.given(new SetupCommand.ConfigureExam(Plans.with(null, fewer)));
    var plan = scenario.state().plan();
    assertThat(plan).isNotNull();
    assertThat(plan == null ? 0 : plan.proctoring().version()).isEqualTo(2);
  }
}
