package dev.plenum.exam.domain;

import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.domain.attempt.LateAnswer;
import dev.plenum.exam.paper.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What students did. */
public sealed interface AttemptEvent extends ExamEvent {

  record AttemptBegun(String student, String device, Instant at) implements AttemptEvent {}

  record DeviceChanged(String student, String device, Instant at) implements AttemptEvent {}

  /**
   * The next item's time began early.
   *
   * @param from id of the item that the student was done with
   */
  record ItemAdvanced(String student, String from, Instant at) implements AttemptEvent {}

  /** An answer that counts. */
  record AnswerSaved(
      String student,
      String item,
      Answer answer,
      boolean marked,
      Instant receivedAt,
      @Nullable Instant clickedAt,
      String device)
      implements AttemptEvent {}

  /** An answer that came too late: kept, not scored. */
  record LateAnswerKept(
      String student,
      String item,
      Answer answer,
      Instant receivedAt,
      @Nullable Instant clickedAt,
      String device,
      long lateMillis,
      LateAnswer.Cause cause)
      implements AttemptEvent {}

  record HandedIn(String student, String device, HandInMode mode, Instant at)
      implements AttemptEvent {}

  /** The server handed in, each at the end of its time. */
  record AttemptsExpired(List<String> students) implements AttemptEvent {
    public AttemptsExpired {
      students = List.copyOf(students);
    }
  }
}
