package dev.plenum.exam.domain;

import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.grade.Grade;
import dev.plenum.exam.domain.grade.ScoreLine;
import dev.plenum.exam.domain.grade.Scores;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.sheet.Row;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Question;
import io.vavr.collection.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everybody's score as it stands now. */
public final class ScoreSheet {
  private ScoreSheet() {}

  /** A line for everybody who sat the exam or was given marks. */
  public static HashMap<String, ScoreLine> lines(Exam exam) {
    HashMap<String, ScoreLine> lines = HashMap.empty();
    for (String student : marked(exam)) {
      ScoreLine line = line(exam, student);
      lines = line == null ? lines : lines.put(student, line);
    }
    return lines;
  }

  /** A student's score; null for whoever neither sat the exam nor was given marks. */
  public static @Nullable ScoreLine line(Exam exam, String student) {
    return line(exam, student, exam.grades().of(student));
  }

  /** What the score is by a grade, with all else that counts now. */
  static @Nullable ScoreLine line(Exam exam, String student, @Nullable Grade grade) {
    Paper paper = exam.papers().paper();
    ExamPlan plan = exam.plan();
    Attempt attempt = exam.attempt(student);
    Row row = exam.sheet().rows().getOrElse(student, null);
    if (paper == null || plan == null || (attempt == null && row == null)) {
      return null;
    }
    return Scores.of(
        paper,
        grade == null ? List.of() : grade.marks(),
        row == null ? Row.EMPTY : row,
        attempt == null ? 0 : attempt.conduct().penaltyPercent(plan.proctoring()));
  }

  /** How many answers wait for a person: essays without marks, and markers who differ. */
  public static int waiting(Exam exam) {
    Paper paper = exam.papers().paper();
    if (paper == null) {
      return 0;
    }
    int waiting = 0;
    for (var entry : exam.sheet().rows()) {
      waiting += entry._2().cells().count(cell -> cell._2().disputed());
    }
    for (Item item : paper.items()) {
      if (item.question() instanceof Question.Essay) {
        waiting += unmarked(exam, item);
      }
    }
    return waiting;
  }

  private static int unmarked(Exam exam, Item essay) {
    int unmarked = 0;
    for (var entry : exam.attempts().byStudent()) {
      Answer answer = entry._2().answer(essay.id());
      boolean blank = answer == null || answer instanceof Answer.Blank;
      if (!blank && exam.sheet().row(entry._1()).cell(essay.id()).marks().isEmpty()) {
        unmarked++;
      }
    }
    return unmarked;
  }

  private static Set<String> marked(Exam exam) {
    Set<String> students = new HashSet<>(exam.attempts().byStudent().keySet().toJavaSet());
    students.addAll(exam.sheet().rows().keySet().toJavaSet());
    return students;
  }
}
