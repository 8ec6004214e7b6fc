package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.attempt.Lease;
import dev.plenum.exam.domain.attempt.Leases;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class StaffDeciderTest {

  @Test
  void aPauseStopsTheWholeTimeAndTheItemsTimeAlike() {
    Scenario scenario =
        Scenario.open(Plans.timed(Duration.ofMinutes(5)), Plans.choices(10), 1)
            .given(Scenario.begin("s0"));
    Instant end = scenario.attempt("s0").endsAt();
    scenario.at(100_000).given(new ConductCommand.PauseAttempt("s0"));
    scenario.when(new ConductCommand.PauseAttempt("s0")).thenRefused(Reason.AlreadyPaused);
    scenario.at(700_000).given(new ConductCommand.ResumeAttempt("s0"));
    assertThat(scenario.attempt("s0").endsAt()).isEqualTo(end.plusSeconds(600));
    Lease lease = Leases.at(scenario.attempt("s0").leases(), 10, scenario.now().toEpochMilli());
    assertThat(lease).isNotNull();
    assertThat(lease == null ? 0 : lease.until() - scenario.now().toEpochMilli())
        .isEqualTo(200_000);
    scenario.when(new ConductCommand.ResumeAttempt("s0")).thenRefused(Reason.NotPaused);
  }

  @Test
  void anExamStaysOpenForWhoeverWasPausedAndClosesAfterTheLast() {
    Scenario scenario =
        Scenario.open(Plans.open(), Plans.choices(1), 2)
            .given(Scenario.begin("s0"))
            .given(Scenario.begin("s1"))
            .at(60_000)
            .given(new ConductCommand.PauseAttempt("s0"))
            .at(Plans.DURATION.plusSeconds(60).toMillis())
            .settle();
    assertThat(scenario.state().phase()).isEqualTo(Phase.OPEN);
    assertThat(scenario.attempt("s1").handedIn()).isTrue();
    scenario.given(new ConductCommand.ResumeAttempt("s0"));
    Instant end = scenario.attempt("s0").endsAt();
    assertThat(end).isEqualTo(scenario.now().plus(Plans.DURATION).minusSeconds(60));
    scenario.at(end).tick();
    assertThat(scenario.state().phase()).isEqualTo(Phase.CLOSED);
    assertThat(scenario.state().times().closedAt()).isEqualTo(end);
  }

  @Test
  void extraTimeReachesWhoeverSitsAndWhoeverHasNotBegun() {
    Scenario scenario =
        Scenario.open(Plans.open(), Plans.choices(1), 2).given(Scenario.begin("s0"));
    Instant end = scenario.attempt("s0").endsAt();
    scenario
        .given(new ConductCommand.GrantExtraTime("s0", 5))
        .given(new ConductCommand.GrantExtraTime("s0", 5))
        .given(new ConductCommand.GrantExtraTime("s1", 10))
        .given(Scenario.begin("s1"));
    assertThat(scenario.attempt("s0").endsAt()).isEqualTo(end.plusSeconds(600));
    assertThat(scenario.attempt("s1").endsAt()).isEqualTo(end.plusSeconds(600));
    assertThat(scenario.state().times().lastEnd()).isEqualTo(end.plusSeconds(600));
    scenario
        .when(new ConductCommand.GrantExtraTime("s0", 0))
        .thenRefused(Reason.MinutesInvalid)
        .when(new ConductCommand.GrantExtraTime("s0", Integer.MAX_VALUE))
        .thenRefused(Reason.MinutesInvalid)
        .given(Scenario.handIn("s0"))
        .when(new ConductCommand.GrantExtraTime("s0", 5))
        .thenRefused(Reason.HandedIn);
  }

  @Test
  void messagesReachOneOrAll() {
    Scenario scenario =
        Scenario.open(Plans.open(), Plans.choices(1), 1)
            .given(Scenario.begin("s0"))
            .given(new ConductCommand.SendMessage(null, "Ten minutes left"))
            .given(new ConductCommand.WarnStudent("s0", "Eyes on your own paper"));
    assertThat(scenario.state().broadcasts().size()).isEqualTo(1);
    assertThat(scenario.attempt("s0").conduct().messages().get(0).warning()).isTrue();
    scenario
        .when(new ConductCommand.SendMessage(null, " "))
        .thenRefused(Reason.TextInvalid)
        .when(new ConductCommand.WarnStudent("s0", "x".repeat(2001)))
        .thenRefused(Reason.TextInvalid);
  }

  @Test
  void whoeverWasEndedWhilePausedIsNoLongerPaused() {
    Scenario scenario =
        Scenario.open(Plans.open(), Plans.choices(1), 1)
            .given(Scenario.begin("s0"))
            .given(new ConductCommand.PauseAttempt("s0"))
            .given(new ConductCommand.TerminateAttempt("s0", "left"));
    assertThat(scenario.state().attempts().paused()).isZero();
    assertThat(scenario.state().attempts().terminated()).isEqualTo(1);
    scenario.finish();
    assertThat(scenario.state().phase()).isEqualTo(Phase.GRADED);
  }
}
