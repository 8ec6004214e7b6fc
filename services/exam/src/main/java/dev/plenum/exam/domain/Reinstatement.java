package dev.plenum.exam.domain;

import dev.plenum.exam.domain.ConductEvent.AttemptReinstated;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.domain.attempt.LateAnswer;
import dev.plenum.exam.domain.attempt.Leases;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.attempt.SavedAnswer;
import dev.plenum.exam.domain.conduct.Termination;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.paper.Paper;
import io.vavr.collection.HashMap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Undoes an ending that turned out wrong: the attempt is as if its time had rested from the ending
 * on. What the student had sent counts, and what time was left is left again.
 */
final class Reinstatement {
  private Reinstatement() {}

  static AttemptReinstated of(
      Exam exam, String student, Attempt attempt, String reason, Instant now) {
    Termination termination = attempt.conduct().termination();
    Paper paper = exam.papers().paper();
    ExamPlan plan = exam.plan();
    if (termination == null || paper == null || plan == null) {
      return new AttemptReinstated(student, now, reason, 0, List.of());
    }
    long back = givenBack(exam, attempt, termination, now);
    return new AttemptReinstated(
        student,
        now,
        reason,
        back,
        new Meanwhile(paper, plan, attempt, termination, back).of(student));
  }

  /** Nobody else's exam waits for it: once the exam is closed, only answers come back. */
  private static long givenBack(Exam exam, Attempt attempt, Termination termination, Instant now) {
    boolean over =
        exam.phase() != Phase.OPEN
            || (attempt.handIn() != null && attempt.handIn().mode() != HandInMode.EXPIRED)
            || !termination.at().isBefore(attempt.endsAt());
    return over ? 0 : Math.max(0, Duration.between(termination.at(), now).toMillis());
  }

  /** The answers that arrived while the attempt was ended. */
  private record Meanwhile(
      Paper paper, ExamPlan plan, Attempt attempt, Termination termination, long back) {

    List<String> of(String student) {
      return attempt
          .late()
          .filter((item, late) -> counts(student, item, late))
          .keySet()
          .toSortedSet()
          .toJavaList();
    }

    private boolean counts(String student, String item, LateAnswer late) {
      long received = late.receivedMillis();
      long grace = plan.grace().toMillis();
      long ended = termination.at().toEpochMilli();
      if (late.cause() != LateAnswer.Cause.TERMINATED
          || late.countedSeq() > 0
          || received < ended
          || (back == 0 && received > attempt.endsAt().toEpochMilli() + grace)) {
        return false;
      }
      if (attempt.leases().isEmpty()) {
        return true;
      }
      // The item of then stays the current one; those before it are over as they were.
      int index = Ordering.index(paper, plan, student, item);
      int current = Leases.indexAt(attempt.leases(), back > 0 ? ended : received);
      return index == current
          || (index < current && received <= Leases.endOf(attempt.leases(), index) + grace);
    }
  }

  /** The attempt that goes on, its end still to be worked out. */
  static Attempt goingOn(Attempt attempt, AttemptReinstated again, long seq) {
    Attempt open = attempt.with(attempt.conduct().with((Termination) null), seq);
    HashMap<String, SavedAnswer> answers = open.answers();
    HashMap<String, LateAnswer> late = open.late();
    for (String item : again.answers()) {
      LateAnswer meanwhile = late.getOrElse(item, null);
      if (meanwhile != null) {
        boolean marked = answers.get(item).exists(SavedAnswer::marked);
        answers =
            answers.put(
                item, new SavedAnswer(meanwhile.answer(), marked, meanwhile.receivedMillis(), seq));
        late = late.remove(item);
      }
    }
    Attempt restored = open.restored(answers, late);
    return again.givenBackMillis() == 0
        ? restored
        : restored.rested(again.at().toEpochMilli(), again.givenBackMillis());
  }
}
