package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.attempt.FinalHandIn;
import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.kernel.machine.Due;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HandInDeciderTest {
  private static final long END = Plans.DURATION.toMillis();
  private static final long GRACE = Plans.GRACE.toMillis();

  @Test
  void theSecondHandInIsToldWhichOneWon() {
    Scenario scenario =
        sitting()
            .given(new AttemptCommand.HandIn("s0", "phone", HandInMode.MANUAL))
            .when(new AttemptCommand.HandIn("s0", "laptop", HandInMode.AUTOMATIC))
            .thenRefused(Reason.ConflictResolved);
    assertThat(scenario.reason()).isEqualTo("conflict_resolved");
    assertThat(scenario.field()).isEqualTo("phone");
    assertThat(scenario.attempt("s0").handIn()).extracting(FinalHandIn::device).isEqualTo("phone");
  }

  @Test
  void fromTheEndOfTheGraceOnTheServerHasWonWhetherOrNotItsHandInWasDecided() {
    Scenario before =
        sitting()
            .at(END + GRACE + 1)
            .when(Scenario.handIn("s0"))
            .thenRefused(Reason.ConflictResolved);
    assertThat(before.field()).isEqualTo("server");
    Scenario after =
        sitting()
            .at(END + GRACE + 1)
            .tick()
            .when(Scenario.handIn("s0"))
            .thenRefused(Reason.ConflictResolved);
    assertThat(after.field()).isEqualTo("server");
    assertThat(sitting().at(END + GRACE).given(Scenario.handIn("s0")).attempt("s0").handedIn())
        .isTrue();
  }

  @Test
  void theServerHandsInAtTheEndAndItsGraceAndNotAMillisecondEarlier() {
    Scenario scenario = sitting().at(END + GRACE);
    scenario.tick();
    assertThat(scenario.attempt("s0").handedIn()).isFalse();
    scenario.at(END + GRACE + 1).tick();
    FinalHandIn handIn = scenario.attempt("s0").handIn();
    assertThat(handIn).isNotNull();
    assertThat(handIn == null ? null : handIn.mode()).isEqualTo(HandInMode.EXPIRED);
    assertThat(handIn == null ? null : handIn.at()).isEqualTo(Scenario.T0.plusMillis(END));
  }

  @Test
  void threeThousandWhoseTimeIsOverCostFifteenEntries() {
    Scenario scenario = Scenario.open(Plans.open(), Plans.choices(1), 3000);
    for (int i = 0; i < 3000; i++) {
      scenario.given(Scenario.begin("s" + i));
    }
    scenario.at(END + GRACE + 1);
    List<Due<ExamCommand>> due = new ExamMachine().due(scenario.state(), scenario.now());
    assertThat(due)
        .filteredOn(d -> d.command() instanceof AttemptCommand.HandInExpired)
        .hasSize(15);
    scenario.tick();
    assertThat(scenario.state().attempts().handedIn()).isEqualTo(3000);
    assertThat(scenario.state().attempts().running()).isZero();
    scenario.settle();
    assertThat(scenario.state().phase()).isEqualTo(Phase.GRADED);
    assertThat(scenario.state().grades().byStudent().size()).isEqualTo(3000);
  }

  @Test
  void aHandInByTheServerIsForThoseWhoseTimeIsOverOnly() {
    sitting()
        .at(END)
        .when(new AttemptCommand.HandInExpired(List.of("s0", "nobody")))
        .thenRefused(Reason.NotDue);
    sitting()
        .when(new AttemptCommand.HandIn("s0", "laptop", HandInMode.EXPIRED))
        .thenRefused(Reason.VerdictInvalid);
  }

  @Test
  void aLateStarterGetsNoMoreTime() {
    Scenario scenario =
        Scenario.open(Plans.open(), Plans.choices(1), 2).at(END - 1).given(Scenario.begin("s0"));
    assertThat(scenario.attempt("s0").endsAt()).isEqualTo(Scenario.T0.plusMillis(END));
    scenario.at(END + 1).when(Scenario.begin("s1")).thenRefused(Reason.TimeOver);
  }

  @Test
  void aReloadChangesNothingAndASecondDeviceTakesOver() {
    Scenario scenario = sitting();
    scenario.when(Scenario.begin("s0")).thenRefused(Reason.AlreadyBegun);
    scenario.given(new AttemptCommand.BeginAttempt("s0", "phone"));
    assertThat(scenario.attempt("s0").device()).isEqualTo("phone");
    assertThat(scenario.attempt("s0").conduct().strikes().size()).isEqualTo(1);
  }

  @Test
  void whoFinishedAllItemsIsHandedInWithoutWaitingForTheEndOfTheExam() {
    Scenario scenario =
        Scenario.open(Plans.timed(java.time.Duration.ofSeconds(30)), Plans.choices(3), 1)
            .given(Scenario.begin("s0"));
    assertThat(scenario.attempt("s0").endsAt()).isEqualTo(Scenario.T0.plusSeconds(90));
    scenario.at(10_000);
    for (String item : scenario.items("s0")) {
      scenario.given(new AttemptCommand.AdvanceItem("s0", item));
    }
    assertThat(scenario.attempt("s0").endsAt()).isEqualTo(Scenario.T0.plusSeconds(10));
    scenario.at(12_001).tick();
    assertThat(scenario.attempt("s0").handedIn()).isTrue();
    assertThat(scenario.state().phase()).isEqualTo(Phase.OPEN);
  }

  private static Scenario sitting() {
    return Scenario.open(Plans.open(), Plans.choices(3), 1).given(Scenario.begin("s0"));
  }
}
