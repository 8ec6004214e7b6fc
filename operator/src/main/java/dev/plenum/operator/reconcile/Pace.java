package dev.plenum.operator.reconcile;

import dev.plenum.operator.model.Rollout;
import dev.plenum.operator.status.Observation;
import java.time.Duration;

/** How soon to look again: often while something moves, never at once. */
final class Pace {
  private static final Duration MOVING = Duration.ofSeconds(2);
  private static final Duration STABLE = Duration.ofSeconds(10);

  private Pace() {}

  static Duration of(Observation seen) {
    boolean stable =
        seen.findings().isEmpty()
            && seen.readyPods() == seen.wanted()
            && seen.quorumWhole()
            && (seen.rollout().reason() == Rollout.Reason.UP_TO_DATE
                || seen.rollout().reason() == Rollout.Reason.HELD_WHILE_OPEN);
    return stable ? STABLE : MOVING;
  }
}
