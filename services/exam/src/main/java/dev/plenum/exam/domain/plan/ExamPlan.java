package dev.plenum.exam.domain.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An exam as its resource declares it.
 *
 * @param itemTime how long each item is shown; null where all are open all the time
 * @param grace how long after its end an answer may arrive that was sent before
 * @param maxOffset how far a device's clock may be off before it is left out of the average
 * @param seed what every student's order is derived from; unknown to students
 */
public record ExamPlan(
    String name,
    String title,
    Schedule schedule,
    @Nullable Duration itemTime,
    Duration grace,
    Shuffle shuffle,
    Proctoring proctoring,
    Publishing publishing,
    Duration maxOffset,
    String seed) {

  /** Whether strikes may be invented, so that every page must say that this is no real exam. */
  public boolean rehearsal() {
    return proctoring.drillPermille() > 0;
  }

  public ExamPlan with(Proctoring next) {
    return new ExamPlan(
        name, title, schedule, itemTime, grace, shuffle, next, publishing, maxOffset, seed);
  }
}
