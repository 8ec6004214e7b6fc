package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.Leases;
import dev.plenum.exam.domain.attempt.Stretch;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.plan.Proctoring;
import dev.plenum.exam.domain.plan.Schedule;
import dev.plenum.exam.domain.roster.ExtraTime;
import dev.plenum.exam.domain.roster.Role;
import dev.plenum.exam.domain.roster.RosterLine;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TimerTest {
  private static final long SEED = 20270131;
  private static final int STUDENTS = 1_250;

  @Test
  void ofAHundredThousandItemTimersNoneIsEarlyAndNoneLate() {
    Scenario scenario =
        Scenario.ready(longPlan(), Plans.choices(TimerSimulation.ITEMS), roster())
            .given(new SetupCommand.OpenExam(null));
    int timers = 0;
    for (int i = 0; i < STUDENTS; i++) {
      var participant = scenario.state().roster().of("s" + i);
      long itemMillis = participant == null ? 0 : Ends.itemMillis(scenario.state(), participant);
      timers += new TimerSimulation(scenario, "s" + i, new Random(SEED + i), itemMillis).run();
    }
    assertThat(timers).as("seed " + SEED).isGreaterThan(100_000);
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  @Test
  void theServerHandsEverybodyInAtTheFirstTickAfterTheirGrace() {
    Random random = new Random(SEED);
    List<RosterLine> roster =
        IntStream.range(0, 5_000)
            .mapToObj(i ->
                new RosterLine(
                    "s" + i, Role.STUDENT, i, new ExtraTime(random.nextInt(60_000), 1000)))
            .toList();
    Scenario scenario =
        Scenario.ready(Plans.open(), Plans.choices(1), roster)
            .given(new SetupCommand.OpenExam(null));
    roster.forEach(line -> scenario.given(Scenario.begin(line.pseudonym())));
    long grace = Plans.GRACE.toMillis();
    int handedIn = 0;
    for (long tick = Plans.DURATION.toMillis(); tick < 1_270_000; tick += TimerSimulation.TICK) {
      scenario.at(tick).tick();
      long late = Scenario.T0.plusMillis(tick - TimerSimulation.TICK - grace).toEpochMilli();
      long early = Scenario.T0.plusMillis(tick - grace).toEpochMilli();
      assertThat(scenario.state().attempts().endedBefore(late, 1)).as("late").isEmpty();
      int before = handedIn;
      handedIn = scenario.state().attempts().handedIn();
      int over = (int) roster.stream().filter(line -> endsAt(scenario, line) < early).count();
      assertThat(handedIn).isGreaterThanOrEqualTo(before).isEqualTo(over);
    }
    assertThat(handedIn).isEqualTo(5_000);
  }

  private static long endsAt(Scenario scenario, RosterLine line) {
    return scenario.attempt(line.pseudonym()).endsAt().toEpochMilli();
  }

  @Test
  void anyMomentHasAnAnswerAlsoOneLongBeforeTheFirstStretch() {
    Vector<Stretch> stretches = Leases.begin(1_000, 100);
    assertThat(Leases.indexAt(stretches, 0)).isZero();
    assertThat(Leases.indexAt(stretches, Long.MIN_VALUE)).isZero();
    assertThat(Leases.indexAt(stretches, Long.MAX_VALUE / 2)).isEqualTo(Integer.MAX_VALUE);
    assertThat(Leases.at(stretches, 5, 1_500)).isNull();
    assertThat(Leases.endsAt(stretches, 5)).isEqualTo(1_500);
  }

  @Test
  void twoActsThatReachNodesWhoseClocksDifferBothHappen() {
    Scenario scenario =
        Scenario.open(Plans.timed(Duration.ofSeconds(30)), Plans.choices(5), 1)
            .given(Scenario.begin("s0"));
    List<String> items = scenario.items("s0");
    scenario.at(1_000).given(new AttemptCommand.AdvanceItem("s0", items.get(0)));
    scenario.at(998).given(new AttemptCommand.AdvanceItem("s0", items.get(1)));
    long now = Scenario.T0.plusMillis(1_000).toEpochMilli();
    assertThat(Leases.indexAt(scenario.attempt("s0").leases(), now)).isEqualTo(2);
    scenario.at(995).given(new ConductCommand.PauseAttempt("s0"));
    scenario.at(990).given(new ConductCommand.ResumeAttempt("s0"));
    assertThat(Leases.endOf(scenario.attempt("s0").leases(), 2)).isEqualTo(now + 30_000);
  }

  @Test
  void pastStretchesAreForgottenOnceTheyCannotMatter() {
    Scenario scenario =
        Scenario.open(Plans.timed(Duration.ofSeconds(30)), Plans.choices(20), 1)
            .given(Scenario.begin("s0"));
    long time = 0;
    for (String item : scenario.items("s0")) {
      time += 20_000;
      scenario.at(time).given(new AttemptCommand.AdvanceItem("s0", item));
    }
    Attempt attempt = scenario.attempt("s0");
    assertThat(attempt.leases().size()).isLessThan(10);
  }

  private static List<RosterLine> roster() {
    Random random = new Random(SEED);
    return IntStream.range(0, STUDENTS)
        .mapToObj(i ->
            new RosterLine(
                "s" + i,
                Role.STUDENT,
                i,
                i % 5 == 0
                    ? new ExtraTime(random.nextInt(600_000), 1000 + random.nextInt(1000))
                    : ExtraTime.NONE))
        .toList();
  }

  /** Long enough that nobody's whole time ends before the items do. */
  private static ExamPlan longPlan() {
    ExamPlan plan = Plans.with(Duration.ofSeconds(30), Proctoring.NONE);
    return new ExamPlan(
        plan.name(),
        plan.title(),
        new Schedule(null, Duration.ofHours(24)),
        plan.itemTime(),
        plan.grace(),
        plan.shuffle(),
        plan.proctoring(),
        plan.publishing(),
        plan.maxOffset(),
        plan.seed());
  }
}
