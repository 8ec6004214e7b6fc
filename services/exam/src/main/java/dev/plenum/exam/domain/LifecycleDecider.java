package dev.plenum.exam.domain;

import dev.plenum.exam.domain.SetupCommand.CloseExam;
import dev.plenum.exam.domain.SetupCommand.ExtendExam;
import dev.plenum.exam.domain.SetupCommand.OpenExam;
import dev.plenum.exam.domain.SetupCommand.WithdrawResults;
import dev.plenum.exam.domain.SetupEvent.ExamClosed;
import dev.plenum.exam.domain.SetupEvent.ExamExtended;
import dev.plenum.exam.domain.SetupEvent.ExamOpened;
import dev.plenum.exam.domain.SetupEvent.ResultsPublished;
import dev.plenum.exam.domain.SetupEvent.ResultsWithdrawn;
import dev.plenum.exam.domain.grade.Publication;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.roster.Participant;
import dev.plenum.exam.domain.roster.Role;
import dev.plenum.kernel.machine.Decision;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The steps from the opening to publication. */
final class LifecycleDecider {
  /** An announced closing time can be brought forward to this far ahead and no nearer. */
  static final Duration NOTICE = Duration.ofMinutes(1);

  /** A scheduled opening that is later than this begins when it begins: nobody loses the time. */
  static final Duration PUNCTUAL = Duration.ofSeconds(10);

  private static final Duration LONGEST_MOVE = Duration.ofDays(1);

  private LifecycleDecider() {}

  static Decision<ExamEvent> open(Exam exam, OpenExam open, Instant now) {
    ExamPlan plan = exam.plan();
    if (plan == null) {
      return Reason.NotConfigured.refuse();
    }
    if (exam.phase() != Phase.READY) {
      return exam.phase().begun() ? Reason.AlreadyOpen.refuse() : Reason.NotReady.refuse();
    }
    Instant scheduled = open.scheduled();
    if (scheduled != null
        && (!scheduled.equals(plan.schedule().opensAt()) || now.isBefore(scheduled))) {
      return Reason.NotDue.refuse();
    }
    boolean punctual = scheduled != null && !now.isAfter(scheduled.plus(PUNCTUAL));
    Instant at = scheduled != null && punctual ? scheduled : now;
    Duration duration = plan.schedule().duration();
    long longest = duration.toMillis();
    for (Participant one : exam.roster().participants().values()) {
      longest = one.role() == Role.STUDENT ? Math.max(longest, one.extra().of(duration)) : longest;
    }
    return Decision.accepted(new ExamOpened(at, at.plus(duration), at.plusMillis(longest)));
  }

  static Decision<ExamEvent> close(Exam exam, CloseExam close, Instant now) {
    Instant lastEnd = exam.times().lastEnd();
    if (exam.phase() != Phase.OPEN || lastEnd == null) {
      return Reason.NotRunning.refuse();
    }
    boolean allOver = exam.attempts().paused() == 0 && !now.isBefore(lastEnd);
    Instant scheduled = close.scheduled();
    if (scheduled != null && !(allOver && scheduled.equals(lastEnd))) {
      return Reason.NotDue.refuse();
    }
    // Whoever closes by hand after everybody's time does not move that time.
    return Decision.accepted(new ExamClosed(allOver ? lastEnd : now));
  }

  static Decision<ExamEvent> extend(Exam exam, ExtendExam extend, Instant now) {
    ExamPlan plan = exam.plan();
    Instant announced = plan == null ? null : exam.times().closesAt(plan);
    if (exam.phase() != Phase.OPEN || announced == null) {
      return Reason.NotRunning.refuse();
    }
    Instant wanted = wanted(extend, announced);
    if (wanted == null) {
      return Reason.ExtensionInvalid.refuse(Reason.ExtensionInvalid.sentence(), "closesAt");
    }
    if (!announced.isAfter(now)) {
      return Reason.TimeOver.refuse(
          "The closing time is over. Give extra time to those who still sit.", "closesAt");
    }
    if (!wanted.isAfter(now)) {
      return Reason.ClosingTimePast.refuse(Reason.ClosingTimePast.sentence(), "closesAt");
    }
    if (wanted.isBefore(announced) && wanted.isBefore(now.plus(NOTICE))) {
      return Reason.ClosingTimeTooSoon.refuse(Reason.ClosingTimeTooSoon.sentence(), "closesAt");
    }
    Duration extension = exam.times().extension().plus(Duration.between(announced, wanted));
    return Decision.accepted(new ExamExtended(extension, wanted));
  }

  /** The closing time that is asked for; null where that is nonsense. */
  private static @Nullable Instant wanted(ExtendExam extend, Instant announced) {
    Duration by = extend.by();
    Instant closesAt = extend.closesAt();
    if ((by == null) == (closesAt == null)) {
      return null;
    }
    if (by != null) {
      boolean possible =
          !by.isZero()
              && by.compareTo(LONGEST_MOVE) <= 0
              && by.compareTo(LONGEST_MOVE.negated()) >= 0;
      return possible ? announced.plusMillis(by.toMillis()) : null;
    }
    boolean near =
        closesAt != null
            && !closesAt.equals(announced)
            && !closesAt.isAfter(announced.plus(LONGEST_MOVE))
            && !closesAt.isBefore(announced.minus(LONGEST_MOVE));
    return near ? Instant.ofEpochMilli(closesAt.toEpochMilli()) : null;
  }

  static Decision<ExamEvent> publish(Exam exam, Instant now) {
    Publication before = exam.publication();
    if (exam.phase().compareTo(Phase.GRADED) < 0 || !exam.grades().done()) {
      return Reason.NotGraded.refuse();
    }
    if (before != null && before.version() == exam.sheet().version()) {
      return Reason.AlreadyPublished.refuse();
    }
    if (exam.sheet().grantAt(now) != null) {
      return Reason.SheetHeld.refuse(
          "Somebody edits the marksheet; publish when they are done.", "sheet");
    }
    int waiting = ScoreSheet.waiting(exam);
    return waiting > 0
        ? Reason.MarksMissing.refuse(
            waiting + " answers wait for a person's marks, or their markers differ.", "sheet")
        : Decision.accepted(new ResultsPublished(now, exam.sheet().version()));
  }

  static Decision<ExamEvent> withdraw(Exam exam, WithdrawResults withdraw, Instant now) {
    if (exam.phase() != Phase.PUBLISHED) {
      return Reason.NotPublished.refuse();
    }
    return Check.text(withdraw.reason())
        ? Decision.accepted(new ResultsWithdrawn(now, withdraw.reason()))
        : Reason.TextInvalid.refuse(Reason.TextInvalid.sentence(), "reason");
  }
}
