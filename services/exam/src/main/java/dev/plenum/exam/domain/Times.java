package dev.plenum.exam.domain;

import dev.plenum.exam.domain.plan.ExamPlan;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When things happen and happened.
 *
 * @param extension of everybody's time; negative where the closing time was brought forward
 * @param lastEnd when the last student's whole time is over ({@link Ends#whole}); the close, once
 *     there is one. A running maximum: extra time and pauses only grow, and what moves everybody
 *     moves it too
 * @param closedAt nobody's time goes beyond it
 */
public record Times(
    @Nullable Instant openedAt,
    Duration extension,
    @Nullable Instant lastEnd,
    @Nullable Instant closedAt,
    @Nullable Instant gradedAt,
    @Nullable Instant publishedAt) {

  public static final Times UNSET = new Times(null, Duration.ZERO, null, null, null, null);

  /** When the time of a student without extra time is over; null before the opening. */
  public @Nullable Instant closesAt(ExamPlan plan) {
    return openedAt == null ? null : openedAt.plus(plan.schedule().duration()).plus(extension);
  }

  Times opened(Instant at, Instant last) {
    return new Times(at, Duration.ZERO, last, null, null, null);
  }

  Times extended(Duration whole) {
    Duration more = whole.minus(extension);
    Instant last = lastEnd == null ? null : lastEnd.plus(more);
    return new Times(openedAt, whole, last, closedAt, gradedAt, publishedAt);
  }

  /** Somebody's time goes on until then, unless the close ended everybody's. */
  Times until(Instant end) {
    return closedAt == null && (lastEnd == null || end.isAfter(lastEnd))
        ? new Times(openedAt, extension, end, closedAt, gradedAt, publishedAt)
        : this;
  }

  Times closed(Instant at) {
    return new Times(openedAt, extension, at, at, gradedAt, publishedAt);
  }

  Times graded(Instant at) {
    return new Times(openedAt, extension, lastEnd, closedAt, at, publishedAt);
  }

  Times published(@Nullable Instant at) {
    return new Times(openedAt, extension, lastEnd, closedAt, gradedAt, at);
  }
}
