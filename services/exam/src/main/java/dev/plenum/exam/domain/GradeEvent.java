package dev.plenum.exam.domain;

import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.exam.paper.Question;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How answers came by their marks. */
public sealed interface GradeEvent extends ExamEvent {

  /** What the key gave. */
  record AttemptsGraded(int keyVersion, List<Graded> attempts) implements GradeEvent {
    public AttemptsGraded {
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * One attempt's marks.
   *
   * @param marks hundredths, one an item in the order of the paper
   */
  record Graded(String student, List<Long> marks) {
    public Graded {
      marks = List.copyOf(marks);
    }
  }

  /** Every attempt has its marks. */
  record ExamGraded(Instant at) implements GradeEvent {}

  record KeyReplaced(String item, int keyVersion, Question question, String reason, Instant at)
      implements GradeEvent {}

  record ItemClaimed(String item, Instant until) implements GradeEvent {}

  record ItemReleased(String item) implements GradeEvent {}

  /**
   * A marker's marks.
   *
   * @param settles whether it decides between two that differ
   * @param until to when it prolongs the marker's claim; null where there is none
   */
  record AnswerMarked(
      String student,
      String item,
      long hundredths,
      @Nullable String comment,
      boolean settles,
      @Nullable Token token,
      @Nullable Instant until)
      implements GradeEvent {}
}
