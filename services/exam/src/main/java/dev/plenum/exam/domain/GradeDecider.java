package dev.plenum.exam.domain;

import dev.plenum.exam.domain.GradeCommand.GradeAttempts;
import dev.plenum.exam.domain.GradeCommand.ReplaceKey;
import dev.plenum.exam.domain.GradeEvent.AttemptsGraded;
import dev.plenum.exam.domain.GradeEvent.ExamGraded;
import dev.plenum.exam.domain.GradeEvent.Graded;
import dev.plenum.exam.domain.GradeEvent.KeyReplaced;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.grade.Grades;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.plan.QuestionRules;
import dev.plenum.exam.grading.Grader;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.machine.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Grading by the key, some attempts at a time and off the way of the answers. */
final class GradeDecider {
  private GradeDecider() {}

  static Decision<ExamEvent> grade(Exam exam, GradeAttempts grade, Instant now) {
    ExamPlan plan = exam.plan();
    Paper paper = exam.papers().paper();
    if (plan == null || paper == null || !settled(exam, plan, now)) {
      return Reason.NotClosed.refuse();
    }
    if (grade.keyVersion() != exam.grades().keyVersion()) {
      return Reason.KeyOutdated.refuse();
    }
    List<Graded> graded = new ArrayList<>();
    for (String student : grade.students().stream().distinct().toList()) {
      Attempt attempt = exam.attempt(student);
      if (attempt != null && exam.grades().pending().contains(student)) {
        graded.add(new Graded(student, marks(plan, paper, student, attempt)));
      }
    }
    if (graded.size() > GradeCommand.CHUNK) {
      return Reason.NothingToGrade.refuse(
          "At most " + GradeCommand.CHUNK + " attempts are graded at once.", "students");
    }
    return entries(exam, grade.keyVersion(), graded, now);
  }

  private static Decision<ExamEvent> entries(
      Exam exam, int keyVersion, List<Graded> graded, Instant now) {
    List<ExamEvent> events = new ArrayList<>();
    if (!graded.isEmpty()) {
      events.add(new AttemptsGraded(keyVersion, graded));
    }
    if (exam.phase() == Phase.CLOSED && graded.size() == exam.grades().pending().size()) {
      events.add(new ExamGraded(now));
    }
    return events.isEmpty() ? Reason.NothingToGrade.refuse() : Decision.accepted(events);
  }

  /** Whether every attempt is handed in and no answer in time can still arrive. */
  static boolean settled(Exam exam, ExamPlan plan, Instant now) {
    Instant closedAt = exam.times().closedAt();
    return closedAt != null
        && now.isAfter(closedAt.plus(plan.grace()))
        && exam.attempts().running() == 0;
  }

  private static List<Long> marks(ExamPlan plan, Paper paper, String student, Attempt attempt) {
    Set<String> own = new HashSet<>();
    Ordering.items(paper, plan, student).forEach(item -> own.add(item.id()));
    List<Long> marks = new ArrayList<>(paper.items().size());
    for (Item item : paper.items()) {
      marks.add(
          own.contains(item.id())
              ? Grader.grade(item, attempt.answer(item.id())).marks().hundredths()
              : 0L);
    }
    return marks;
  }

  static Decision<ExamEvent> replaceKey(Exam exam, ReplaceKey replace, Instant now) {
    Paper paper = exam.papers().paper();
    Grades grades = exam.grades();
    if (!exam.phase().begun() || paper == null) {
      return Reason.NotOpen.refuse("Before the opening the whole paper can be replaced.", "item");
    }
    if (!Check.text(replace.reason())) {
      return Reason.TextInvalid.refuse(Reason.TextInvalid.sentence(), "reason");
    }
    Item item = paper.item(replace.item());
    if (item == null) {
      return Reason.UnknownItem.refuse(Reason.UnknownItem.sentence(), "item");
    }
    if (item.question().equals(replace.question())) {
      return Reason.KeyUnchanged.refuse();
    }
    List<String> faults = QuestionRules.faults(replace.question());
    if (!faults.isEmpty() || !QuestionRules.sameButKey(item.question(), replace.question())) {
      return Reason.KeyInvalid.refuse(
          faults.isEmpty()
              ? "Only what is right can change, not what is asked."
              : String.join("; ", faults),
          "question");
    }
    return grades.changes().size() >= Grades.MOST_CHANGES
        ? Reason.TooManyKeyChanges.refuse()
        : Decision.accepted(
            new KeyReplaced(
                replace.item(),
                grades.keyVersion() + 1,
                replace.question(),
                replace.reason(),
                now));
  }
}
