package dev.plenum.exam.domain;

import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.paper.Answer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What students do, by pseudonym, and what time does for them. */
public sealed interface AttemptCommand extends ExamCommand {

  /** Begins, or goes on with another device. */
  record BeginAttempt(String student, String device) implements AttemptCommand {}

  /**
   * Goes on to the next item before the time of this one is over.
   *
   * @param from id of the item that the student is done with
   */
  record AdvanceItem(String student, String from) implements AttemptCommand {}

  /**
   * An answer.
   *
   * @param marked for the student's own review
   * @param clickedAt when the device says that it was given: evidence, no more
   */
  record SaveAnswer(
      String student,
      String item,
      Answer answer,
      boolean marked,
      @Nullable Instant clickedAt,
      String device)
      implements AttemptCommand {}

  /** Ends the attempt; {@link HandInMode#EXPIRED} is not for people. */
  record HandIn(String student, String device, HandInMode mode) implements AttemptCommand {}

  /** Ends attempts whose time and grace are over. */
  record HandInExpired(List<String> students) implements AttemptCommand {
    public HandInExpired {
      students = List.copyOf(students);
    }
  }
}
