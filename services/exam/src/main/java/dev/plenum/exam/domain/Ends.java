package dev.plenum.exam.domain;

import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.Leases;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.roster.Participant;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When somebody's time is over. */
public final class Ends {
  private Ends() {}

  /** The end of a student's whole time without pauses; null before the opening. */
  public static @Nullable Instant own(Exam exam, Participant student) {
    Instant openedAt = exam.times().openedAt();
    ExamPlan plan = exam.plan();
    return openedAt == null || plan == null
        ? null
        : openedAt
            .plusMillis(student.extra().of(plan.schedule().duration()))
            .plus(exam.times().extension());
  }

  /** A student's time for one item; 0 where items have no timer. */
  static long itemMillis(Exam exam, Participant student) {
    ExamPlan plan = exam.plan();
    Duration itemTime = plan == null ? null : plan.itemTime();
    return plan == null || itemTime == null
        ? 0
        : student.extra().ofItem(itemTime, plan.schedule().duration());
  }

  /** The same attempt with the end that follows from all that is known now. */
  static Attempt settled(Exam exam, String student, Attempt attempt) {
    Participant participant = exam.roster().of(student);
    Instant own = participant == null ? null : own(exam, participant);
    return own == null ? attempt : attempt.ending(of(exam, attempt, own));
  }

  /**
   * When a student's whole time is over, pauses included, also where items or an ending end it
   * earlier: by this the exam stays open, whichever way everybody's closing time is moved and
   * whoever is reinstated afterwards. Null before the opening and for strangers.
   */
  static @Nullable Instant whole(Exam exam, String student) {
    Participant participant = exam.roster().student(student);
    Instant own = participant == null ? null : own(exam, participant);
    Attempt attempt = exam.attempt(student);
    return own == null || attempt == null ? own : own.plusMillis(attempt.pausedMillis());
  }

  private static Instant of(Exam exam, Attempt attempt, Instant own) {
    Instant end = own.plusMillis(attempt.pausedMillis());
    if (!attempt.leases().isEmpty() && exam.papers().paper() != null) {
      int items = Ordering.count(exam.papers().paper());
      end = earlier(end, Instant.ofEpochMilli(Leases.endsAt(attempt.leases(), items)));
    }
    Instant closedAt = exam.times().closedAt();
    return closedAt == null ? end : earlier(end, closedAt);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
