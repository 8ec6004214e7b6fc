package dev.plenum.exam.domain;

import dev.plenum.exam.domain.GradeEvent.AttemptsGraded;
import dev.plenum.exam.domain.grade.Grade;
import dev.plenum.exam.domain.grade.Grades;
import dev.plenum.exam.domain.grade.KeyChange;
import dev.plenum.exam.domain.grade.ScoreLine;
import dev.plenum.exam.domain.sheet.Claim;
import dev.plenum.exam.domain.sheet.Mark;
import dev.plenum.exam.domain.sheet.Row;
import dev.plenum.exam.domain.sheet.Sheet;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.machine.EntryContext;
import io.vavr.collection.HashMap;
import io.vavr.collection.TreeSet;
import java.util.List;

/** What grading changes. Total: what was decided always applies. */
final class GradeEvolution {
  private GradeEvolution() {}

  static Exam evolve(Exam exam, GradeEvent event, EntryContext context) {
    return switch (event) {
      case AttemptsGraded graded -> graded(exam, graded);
      case GradeEvent.ExamGraded graded -> exam.in(Phase.GRADED, exam.times().graded(graded.at()));
      case GradeEvent.KeyReplaced replaced -> replaced(exam, replaced, context);
      case GradeEvent.ItemClaimed claimed ->
          exam.with(
              exam.sheet().claimed(claimed.item(), new Claim(context.actor(), claimed.until())));
      case GradeEvent.ItemReleased released ->
          exam.with(exam.sheet().claimed(released.item(), null));
      case GradeEvent.AnswerMarked marked -> marked(exam, marked, context);
    };
  }

  private static Exam graded(Exam exam, AttemptsGraded graded) {
    Paper paper = exam.papers().paper();
    List<String> items = paper == null ? List.of() : paper.items().stream().map(Item::id).toList();
    Grades grades = exam.grades();
    for (GradeEvent.Graded attempt : graded.attempts()) {
      String student = attempt.student();
      grades =
          grades.with(
              student,
              new Grade(graded.keyVersion(), attempt.marks()),
              items,
              grade -> score(exam, student, grade));
    }
    return exam.with(grades).with(exam.sheet().changed());
  }

  private static long score(Exam exam, String student, Grade grade) {
    ScoreLine line = ScoreSheet.line(exam, student, grade);
    return line == null ? 0 : line.score();
  }

  private static Exam replaced(Exam exam, GradeEvent.KeyReplaced replaced, EntryContext context) {
    var change =
        new KeyChange(
            replaced.keyVersion(),
            replaced.item(),
            replaced.reason(),
            context.actor(),
            replaced.at(),
            context.seq(),
            HashMap.empty());
    TreeSet<String> handedIn =
        TreeSet.ofAll(
            exam.attempts()
                .byStudent()
                .iterator()
                .filter(entry -> entry._2().handedIn())
                .map(entry -> entry._1()));
    return exam.with(exam.papers().keyed(replaced.item(), replaced.question()))
        .with(exam.grades().with(change, handedIn));
  }

  private static Exam marked(Exam exam, GradeEvent.AnswerMarked marked, EntryContext context) {
    Sheet sheet = exam.sheet().changed();
    var mark =
        new Mark(
            context.actor(),
            marked.hundredths(),
            marked.comment(),
            marked.settles(),
            null,
            sheet.version(),
            context.seq());
    Row row = sheet.row(marked.student()).with(marked.item(), mark);
    Sheet next = sheet.with(marked.student(), row);
    return exam.with(
        marked.until() == null
            ? next
            : next.claimed(marked.item(), new Claim(context.actor(), marked.until())));
  }
}
