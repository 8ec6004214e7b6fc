package dev.plenum.exam.domain;

import dev.plenum.exam.domain.conduct.Appeal;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.exam.domain.conduct.Strike;
import dev.plenum.exam.domain.plan.IncidentKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen of students and what followed. Who decided is the actor of the entry. */
public sealed interface ConductEvent extends ExamEvent {

  /**
   * An incident, or more of one that is known.
   *
   * @param number a known incident's, or the next
   * @param from as far as the device may be believed
   */
  record IncidentRecorded(
      String student,
      int number,
      IncidentKind kind,
      Instant from,
      Instant until,
      String device,
      @Nullable String note)
      implements ConductEvent {}

  /** The incident that the same entry records is a strike. */
  record StrikeGiven(
      String student,
      int number,
      int incident,
      IncidentKind kind,
      Instant at,
      int penaltyPercent,
      boolean terminate,
      int ruleVersion,
      boolean drill)
      implements ConductEvent {}

  record DrillHeld(long minute) implements ConductEvent {}

  record StrikeAcknowledged(String student, int number) implements ConductEvent {}

  record StrikeReviewed(String student, int number, Strike.State verdict, String reason)
      implements ConductEvent {}

  record AppealFiled(String student, int number, AppealSubject subject, String text, Instant at)
      implements ConductEvent {}

  record AppealDecided(String student, int number, Appeal.State verdict, String reason)
      implements ConductEvent {}

  /** An answer that came too late counts after all. */
  record LateAnswerCounted(String student, String item) implements ConductEvent {}

  record MessageSent(@Nullable String student, String text, boolean warning, Instant at)
      implements ConductEvent {}

  record AttemptPaused(String student, Instant at) implements ConductEvent {}

  record AttemptResumed(String student, Instant at) implements ConductEvent {}

  /**
   * A student has more time.
   *
   * @param minutes by which it grew now
   */
  record ExtraTimeGranted(String student, int minutes, Instant at) implements ConductEvent {}

  /**
   * An attempt ended before its time.
   *
   * @param strike number of the strike that did it; 0 where a person did
   */
  record AttemptTerminated(String student, Instant at, String reason, int strike)
      implements ConductEvent {}

  /**
   * It goes on after all, where time is left.
   *
   * @param givenBackMillis for which it was ended, and which the student has again; 0 where the
   *     exam is over, and in entries from before time was given back
   * @param answers items whose answers came meanwhile and count now
   */
  record AttemptReinstated(
      String student, Instant at, String reason, long givenBackMillis, List<String> answers)
      implements ConductEvent {
    @SuppressWarnings("ConstantValue") // entries from before answers came back have none
    public AttemptReinstated {
      answers = answers == null ? List.of() : List.copyOf(answers);
    }
  }
}
