package dev.plenum.exam.domain;

import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.exam.paper.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What gives marks to answers. */
public sealed interface GradeCommand extends ExamCommand {

  /** Most attempts that one command grades. */
  int CHUNK = 100;

  /** Grades attempts by the key in force; nobody where nobody sat the exam. */
  record GradeAttempts(int keyVersion, List<String> students) implements GradeCommand {
    public GradeAttempts {
      students = List.copyOf(students);
    }
  }

  /** Corrects the key of an item; everybody is graded again. */
  record ReplaceKey(String item, Question question, String reason) implements GradeCommand {}

  /** Asks for an item's answers, to mark them. */
  record ClaimItem(String item) implements GradeCommand {}

  record ReleaseItem(String item) implements GradeCommand {}

  /**
   * A marker's marks for an answer.
   *
   * @param hundredths of a mark
   * @param token of the sheet; null where the marker has claimed the item
   */
  record MarkAnswer(
      String student, String item, long hundredths, @Nullable String comment, @Nullable Token token)
      implements GradeCommand {}
}
