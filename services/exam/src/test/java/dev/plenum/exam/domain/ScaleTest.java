package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An exam of 5,000 students and 100,000 answers stays light. */
final class ScaleTest {
  private static final int STUDENTS = 5_000;
  private static final int ITEMS = 20;

  @Test
  void aHundredThousandAnswersAreDecidedSnapshottedAndGradedWithoutStrain() {
    Scenario scenario = Scenario.open(Plans.open(), Plans.choices(ITEMS), STUDENTS);
    for (int i = 0; i < STUDENTS; i++) {
      decide(scenario, Scenario.begin("s" + i), i);
    }
    long start = System.nanoTime();
    for (int q = 1; q <= ITEMS; q++) {
      for (int i = 0; i < STUDENTS; i++) {
        decide(scenario, Scenario.answer("s" + i, "q" + q, (i + q) % 3 == 0 ? "a" : "b"), i);
      }
    }
    Duration answers = Duration.ofNanos(System.nanoTime() - start);
    Duration tick = tick(scenario);
    byte[] json = scenario.json();
    System.out.printf(
        "%d answers in %d ms, a tick of the clock %d us, snapshot %d kB%n",
        STUDENTS * ITEMS, answers.toMillis(), tick.toNanos() / 1000, json.length / 1000);
    // Bounds that a slow machine under load keeps too; a scan per command would not.
    assertThat(answers).isLessThan(Duration.ofSeconds(60));
    assertThat(tick).isLessThan(Duration.ofMillis(5));
    assertThat(json.length).isLessThan(16_000_000);
    scenario.finish();
    assertThat(scenario.state().phase()).isEqualTo(Phase.GRADED);
    assertThat(scenario.state().grades().byStudent().size()).isEqualTo(STUDENTS);
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  private static Duration tick(Scenario scenario) {
    ExamMachine machine = new ExamMachine();
    scenario.at(600_000);
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 50; i++) {
      long start = System.nanoTime();
      assertThat(machine.due(scenario.state(), scenario.now())).isEmpty();
      best = Math.min(best, System.nanoTime() - start);
    }
    return Duration.ofNanos(best);
  }

  private static void decide(Scenario scenario, ExamCommand command, int who) {
    var stamp = new Stamp(new UUID(0, who), "s" + who, Scenario.T0.plusMillis(1_000), 1);
    scenario.decide(new Stamped<>(stamp, command));
    scenario.thenAccepted();
  }
}
