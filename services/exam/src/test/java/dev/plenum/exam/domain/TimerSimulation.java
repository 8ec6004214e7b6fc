package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.Lease;
import dev.plenum.exam.domain.attempt.Leases;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One student with item timers who reloads, changes devices, goes on early and is paused at random;
 * beside them a stop-watch that is worked with a pencil: it counts down what is left of an item and
 * knows nothing of stretches.
 */
final class TimerSimulation {
  static final int ITEMS = 100;
  static final long TICK = 250;

  private final Scenario scenario;
  private final String student;
  private final Random random;
  private final List<String> items;
  private long now;
  private int current;
  private long left;
  private long whole;
  private boolean running = true;
  private long sinceTheEnd;
  private int expired;

  TimerSimulation(Scenario scenario, String student, Random random, long itemMillis) {
    this.scenario = scenario;
    this.student = student;
    this.random = random;
    this.items = scenario.items(student);
    this.whole = itemMillis;
    this.left = itemMillis;
    this.now = random.nextInt(60_000);
    scenario.at(now).given(Scenario.begin(student));
  }

  /** How many timers ran out by themselves. */
  int run() {
    while (current < ITEMS) {
      pass(1 + random.nextInt(90_000));
      if (current < ITEMS) {
        act();
      }
    }
    assertThat(attempt().endsAt()).isEqualTo(Scenario.T0.plusMillis(now - sinceTheEnd));
    return expired;
  }

  /** Lets time go by and looks at every timer that runs out meanwhile, to the millisecond. */
  private void pass(long millis) {
    long until = now + millis;
    while (running && current < ITEMS && now + left <= until) {
      long end = now + left;
      assertThat(index(end - 1)).as("none early").isEqualTo(current);
      assertThat(index(end)).as("none late").isEqualTo(current + 1);
      long tick = Math.ceilDiv(end, TICK) * TICK;
      assertThat(index(tick - TICK)).as("the tick before").isLessThanOrEqualTo(current);
      assertThat(index(tick)).as("the tick after").isGreaterThan(current);
      now = end;
      current++;
      left = whole;
      expired++;
    }
    if (current == ITEMS) {
      sinceTheEnd = until - now;
    } else if (running) {
      left -= until - now;
    }
    now = until;
    check();
  }

  private void act() {
    scenario.at(now);
    switch (random.nextInt(8)) {
      case 0 -> scenario.when(Scenario.begin(student));
      case 1 ->
          scenario.when(new AttemptCommand.BeginAttempt(student, "device" + random.nextInt(3)));
      case 2 -> scenario.when(Scenario.answer(student, items.get(current), "b"));
      case 3 -> advance();
      case 4, 5 -> pauseOrResume();
      case 6 -> grant();
      default -> scenario.when(new AttemptCommand.AdvanceItem(student, "no such item"));
    }
    check();
  }

  private void advance() {
    if (running) {
      scenario.given(new AttemptCommand.AdvanceItem(student, items.get(current)));
      current++;
      left = whole;
      sinceTheEnd = 0;
    }
  }

  private void pauseOrResume() {
    scenario.given(
        running
            ? new ConductCommand.PauseAttempt(student)
            : new ConductCommand.ResumeAttempt(student));
    running = !running;
  }

  /** A minute more for the whole is in proportion more for every item, this one included. */
  private void grant() {
    if (random.nextInt(10) == 0) {
      scenario.given(new ConductCommand.GrantExtraTime(student, 6));
      var participant = scenario.state().roster().of(student);
      long next = participant == null ? 0 : Ends.itemMillis(scenario.state(), participant);
      left += next - whole;
      whole = next;
    }
  }

  private void check() {
    if (current >= ITEMS) {
      return;
    }
    Lease lease = lease(now);
    assertThat(lease).isNotNull();
    if (lease != null) {
      assertThat(lease.index()).isEqualTo(current);
      assertThat(lease.until() - lease.from()).isEqualTo(whole);
      assertThat(lease.until() - millis(now)).as("what is left").isEqualTo(left);
    }
  }

  private @Nullable Lease lease(long time) {
    return Leases.at(attempt().leases(), ITEMS, millis(time));
  }

  private int index(long time) {
    return Leases.indexAt(attempt().leases(), millis(time));
  }

  private Attempt attempt() {
    return scenario.attempt(student);
  }

  private static long millis(long time) {
    return Scenario.T0.toEpochMilli() + time;
  }
}
