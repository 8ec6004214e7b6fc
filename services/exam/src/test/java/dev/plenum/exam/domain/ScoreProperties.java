package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.conduct.Appeal;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.exam.domain.conduct.Strike;
import dev.plenum.exam.domain.grade.Scores;
import dev.plenum.exam.domain.plan.Proctoring;
import dev.plenum.exam.domain.plan.StrikeStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

final class ScoreProperties {
  private static final Proctoring LADDER =
      new Proctoring(
          Plans.PROCTORING.rules(),
          List.of(
              new StrikeStep(10, false),
              new StrikeStep(33, false),
              new StrikeStep(50, false),
              new StrikeStep(100, true)),
          0,
          0);

  /** Flags, reviews and appeals in any order; beside them an exam with the standing ones only. */
  @Property(tries = 150)
  void whatIsDismissedLeavesTheScoreAsIfItHadNeverBeen(@ForAll Random random) {
    Scenario scenario = sitting();
    List<Boolean> stands = new ArrayList<>();
    for (int step = 0; step < 25; step++) {
      scenario.at(10_000L * (step + 1)).as("proctor");
      if (random.nextBoolean()) {
        scenario.when(new ConductCommand.FlagStudent("s0", "flag " + step));
        if (scenario.reason().equals("accepted")) {
          stands.add(true);
        }
      } else if (!stands.isEmpty()) {
        dismiss(scenario, stands, random);
      }
    }
    int standing = (int) stands.stream().filter(s -> s).count();
    Scenario other = sitting();
    for (int i = 0; i < standing; i++) {
      other.at(10_000L * (i + 1)).given(new ConductCommand.FlagStudent("s0", "flag " + i));
    }
    assertThat(scenario.attempt("s0").terminated()).isEqualTo(other.attempt("s0").terminated());
    scenario.finish();
    other.finish();
    assertThat(scenario.score("s0")).isEqualTo(other.score("s0"));
    for (int i = 0; i < stands.size(); i++) {
      if (stands.get(i)) {
        scenario.given(
            new ConductCommand.ReviewStrike("s0", i + 1, Strike.State.DISMISSED, "all of it"));
      }
    }
    assertThat(scenario.score("s0")).isEqualTo(sitting().finish().score("s0"));
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  private static void dismiss(Scenario scenario, List<Boolean> stands, Random random) {
    int number = 1 + random.nextInt(stands.size());
    boolean stood = stands.get(number - 1);
    if (random.nextBoolean()) {
      scenario.when(
          new ConductCommand.ReviewStrike("s0", number, Strike.State.DISMISSED, "seen again"));
    } else {
      scenario.when(
          new ConductCommand.FileAppeal("s0", new AppealSubject.OfStrike(number), "please"));
      int appeal = scenario.attempt("s0").conduct().appeals().size();
      boolean upheld = random.nextBoolean();
      if (scenario.reason().equals("accepted")) {
        scenario.given(
            new ConductCommand.DecideAppeal(
                "s0", appeal, upheld ? Appeal.State.UPHELD : Appeal.State.REJECTED, "decided"));
      }
      stood &= !upheld || !scenario.reason().equals("accepted");
      stands.set(number - 1, stood);
      return;
    }
    assertThat(scenario.reason()).isEqualTo(stood ? "accepted" : "AlreadyReviewed");
    stands.set(number - 1, false);
  }

  @Property
  void aPenaltyRoundsHalfUpToAHundredthAndIsNeverAGift(
      @ForAll @LongRange(min = -100_000, max = 100_000_000) long total,
      @ForAll @IntRange(min = 0, max = 100) int percent) {
    long score = Scores.afterPenalty(total, percent);
    if (total <= 0) {
      assertThat(score).isEqualTo(total);
    } else {
      assertThat(score)
          .isEqualTo(
              new java.math.BigDecimal(total)
                  .multiply(java.math.BigDecimal.valueOf(100 - percent))
                  .divide(java.math.BigDecimal.valueOf(100), 0, java.math.RoundingMode.HALF_UP)
                  .longValueExact());
      assertThat(score).isBetween(0L, total);
    }
  }

  private static Scenario sitting() {
    Scenario scenario =
        Scenario.open(Plans.with(null, LADDER), Plans.choices(7), 1).given(Scenario.begin("s0"));
    for (String item : List.of("q1", "q2", "q3", "q4", "q5")) {
      scenario.given(Scenario.answer("s0", item, item.equals("q3") ? "a" : "b"));
    }
    return scenario;
  }
}
