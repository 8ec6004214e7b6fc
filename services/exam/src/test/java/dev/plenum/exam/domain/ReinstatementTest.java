package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.ConductEvent.AttemptReinstated;
import dev.plenum.exam.domain.conduct.Appeal;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.kernel.codec.MachineCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReinstatementTest {
  private static final long MINUTE = 60_000;

  @Test
  void anUpheldAppealGivesBackTheTimeAndTheAnswersOfAnAttemptThatWasEnded() {
    Scenario scenario = endedByStrikes(Plans.open());
    var end = scenario.attempt("s0").endsAt();
    scenario.at(MINUTE + 400).given(Scenario.answer("s0", "q2", "b"));
    assertThat(scenario.attempt("s0").answer("q2")).isNull();
    scenario.at(4 * MINUTE).given(appeal()).given(uphold());

    assertThat(scenario.event(AttemptReinstated.class).givenBackMillis()).isEqualTo(3 * MINUTE);
    assertThat(scenario.event(AttemptReinstated.class).answers()).containsExactly("q2");
    assertThat(scenario.attempt("s0").sitting()).isTrue();
    assertThat(scenario.attempt("s0").endsAt()).isEqualTo(end.plusMillis(3 * MINUTE));
    assertThat(scenario.attempt("s0").late()).isEmpty();
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
    scenario
        .at(Plans.DURATION.toMillis() + 3 * MINUTE)
        .tick()
        .given(Scenario.answer("s0", "q1", "a"))
        .given(Scenario.answer("s0", "q1", "b"))
        .finish();
    // The first strike stands and costs half of the four marks.
    assertThat(scenario.score("s0")).isEqualTo(200);
  }

  @Test
  void aNewerAnswerCountsMoreThanOneThatCameBack() {
    Scenario scenario = endedByStrikes(Plans.open());
    scenario.after(Duration.ofSeconds(1)).given(Scenario.answer("s0", "q2", "b"));
    scenario.after(Duration.ofSeconds(1)).given(appeal()).given(uphold());
    scenario.after(Duration.ofSeconds(1)).given(Scenario.answer("s0", "q2", "a")).finish();
    assertThat(scenario.score("s0")).isEqualTo(75);
  }

  @Test
  void whomTheServerHandedInMeanwhileGoesOnWhileOthersStillSit() {
    Scenario scenario = endedByStrikes(Plans.open());
    scenario
        .given(new ConductCommand.GrantExtraTime("s1", 30))
        .at(Plans.DURATION.toMillis() + MINUTE)
        .tick();
    assertThat(scenario.attempt("s0").handedIn()).isTrue();
    scenario.given(appeal()).given(uphold());
    assertThat(scenario.attempt("s0").sitting()).isTrue();
    assertThat(scenario.attempt("s0").endsAt())
        .isEqualTo(scenario.now().plus(Plans.DURATION).minusMillis(MINUTE));
    scenario.given(Scenario.answer("s0", "q2", "b")).finish();
    assertThat(scenario.attempt("s0").handedIn()).isTrue();
    assertThat(scenario.score("s0")).isEqualTo(200);
  }

  @Test
  void afterTheCloseTheAnswersComeBackAndAreGradedAgain() {
    Scenario scenario = endedByStrikes(Plans.open());
    scenario.at(2 * MINUTE).given(Scenario.answer("s0", "q2", "b"));
    scenario
        .at(Plans.DURATION.plus(Plans.GRACE).toMillis() + 1)
        .given(Scenario.answer("s0", "q1", "a"))
        .finish();
    assertThat(scenario.score("s0")).isZero();
    scenario.given(appeal()).given(uphold());
    assertThat(scenario.event(AttemptReinstated.class).givenBackMillis()).isZero();
    scenario.settle();
    assertThat(scenario.attempt("s0").handedIn()).isTrue();
    assertThat(scenario.score("s0")).isEqualTo(200);
    assertThat(scenario.attempt("s0").late().keySet()).containsExactly("q1");
  }

  @Test
  void anItemsOwnTimeRestsToo() {
    Scenario scenario = endedByStrikes(Plans.timed(Duration.ofSeconds(90)));
    String first = scenario.items("s0").getFirst();
    String second = scenario.items("s0").getLast();
    scenario.at(3 * MINUTE).given(Scenario.answer("s0", first, "b"));
    scenario.given(Scenario.answer("s0", second, "b"));
    scenario.given(appeal()).given(uphold());
    assertThat(scenario.event(AttemptReinstated.class).answers()).containsExactly(first);
    scenario
        .at(3 * MINUTE + 29_000)
        .given(Scenario.answer("s0", first, "b"))
        .when(Scenario.answer("s0", second, "b"))
        .thenRefused(Reason.NotCurrent)
        .at(3 * MINUTE + 30_001)
        .given(Scenario.answer("s0", second, "b"));
  }

  @Test
  void aPersonWhoReinstatesGivesTheTimeBackToo() {
    Scenario scenario =
        sitting(Plans.open())
            .at(MINUTE)
            .given(new ConductCommand.TerminateAttempt("s0", "left the room"))
            .at(2 * MINUTE)
            .given(new ConductCommand.ReinstateAttempt("s0", "was allowed to"));
    assertThat(scenario.attempt("s0").pausedMillis()).isEqualTo(MINUTE);
  }

  @Test
  void whoWasEndedInAPauseFindsTheExamOpenUntilAllOfTheirTimeIsOver() {
    Scenario scenario =
        Scenario.open(Plans.timed(Duration.ofMinutes(3)), Plans.choices(5), 1)
            .given(Scenario.begin("s0"))
            .at(10_000)
            .given(new ConductCommand.PauseAttempt("s0"))
            .at(MINUTE)
            .given(new ConductCommand.TerminateAttempt("s0", "left the room"))
            .given(new SetupCommand.ExtendExam(Duration.ofMinutes(-3), null))
            .given(new SetupCommand.ExtendExam(Duration.ofMinutes(-2), null));
    assertThat(scenario.state().times().lastEnd())
        .isEqualTo(Scenario.T0.plus(Plans.DURATION).minusSeconds(300).plusSeconds(50));
    scenario.at(15 * MINUTE + 20_000).tick();
    assertThat(scenario.state().phase()).isEqualTo(Phase.OPEN);
    scenario.given(new ConductCommand.ReinstateAttempt("s0", "was allowed to"));
    assertThat(scenario.attempt("s0").endsAt())
        .isEqualTo(scenario.now().plus(Duration.ofMinutes(14)).plusSeconds(50));
    assertThat(scenario.state().times().lastEnd()).isEqualTo(scenario.attempt("s0").endsAt());
  }

  @Test
  void anEntryFromBeforeTimeWasGivenBackStillGivesNone() {
    String entry =
        """
        [{"at":"2027-01-31T10:00:00Z","reason":"r","student":"s0","type":"AttemptReinstated"}]\
        """;
    var codec = new MachineCodec<>(ExamMachine.TYPES);
    assertThat(codec.events(entry.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(new AttemptReinstated("s0", Scenario.T0, "r", 0, List.of()));
  }

  private static ConductCommand.FileAppeal appeal() {
    return new ConductCommand.FileAppeal("s0", new AppealSubject.OfStrike(2), "a pop-up");
  }

  private static ConductCommand.DecideAppeal uphold() {
    return new ConductCommand.DecideAppeal("s0", 1, Appeal.State.UPHELD, "it was");
  }

  /** Ended a minute after the opening. */
  private static Scenario endedByStrikes(ExamPlan plan) {
    Scenario scenario =
        sitting(plan)
            .at(10_000)
            .given(new ConductCommand.FlagStudent("s0", "seen"))
            .at(MINUTE)
            .given(new ConductCommand.FlagStudent("s0", "seen again"));
    assertThat(scenario.attempt("s0").terminated()).isTrue();
    return scenario;
  }

  /** Two students, the first with the first item answered rightly. */
  private static Scenario sitting(ExamPlan plan) {
    Scenario scenario =
        Scenario.open(plan, Plans.choices(2), 2)
            .given(Scenario.begin("s0"))
            .given(Scenario.begin("s1"));
    String first = plan.itemTime() == null ? "q1" : scenario.items("s0").getFirst();
    return scenario.given(Scenario.answer("s0", first, "b"));
  }
}
