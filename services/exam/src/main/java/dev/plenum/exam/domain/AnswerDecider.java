package dev.plenum.exam.domain;

import dev.plenum.exam.domain.AttemptCommand.SaveAnswer;
import dev.plenum.exam.domain.AttemptEvent.AnswerSaved;
import dev.plenum.exam.domain.AttemptEvent.LateAnswerKept;
import dev.plenum.exam.domain.attempt.AnswerRules;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.LateAnswer;
import dev.plenum.exam.domain.attempt.Leases;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.machine.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an answer counts. The verdict compares {@code receivedAt} with what was recorded and
 * nothing else, so waiting inside the cluster makes nobody late, also where the server has handed
 * in meanwhile.
 */
final class AnswerDecider {
  private AnswerDecider() {}

  static Decision<ExamEvent> save(Exam exam, SaveAnswer save, Instant now) {
    Paper paper = exam.papers().paper();
    ExamPlan plan = exam.plan();
    if (paper == null || plan == null) {
      return Reason.NotConfigured.refuse();
    }
    return Check.withAttempt(
        exam, save.student(), attempt -> save(paper, plan, save, attempt, now));
  }

  private static Decision<ExamEvent> save(
      Paper paper, ExamPlan plan, SaveAnswer save, Attempt attempt, Instant now) {
    Item item = paper.item(save.item());
    int index =
        item == null || (attempt.leases().isEmpty() && paper.pools().isEmpty())
            ? 0
            : Ordering.index(paper, plan, save.student(), save.item());
    if (item == null || index < 0) {
      return Reason.UnknownItem.refuse(Reason.UnknownItem.sentence(), "item");
    }
    if (!Check.device(save.device())) {
      return Reason.DeviceInvalid.refuse(Reason.DeviceInvalid.sentence(), "device");
    }
    String fault = AnswerRules.fault(item, save.answer());
    if (fault != null) {
      return Reason.AnswerInvalid.refuse(fault, "answer");
    }
    return judged(new Moment(attempt, plan.grace().toMillis(), now.toEpochMilli()), index, save);
  }

  /** An answer's moment against an attempt's times, all in milliseconds. */
  private record Moment(Attempt attempt, long grace, long received) {

    /** Later than the grace after {@code end}. */
    boolean over(long end) {
      return received > end + grace;
    }

    long endsAt() {
      return attempt.endsAt().toEpochMilli();
    }
  }

  private static Decision<ExamEvent> judged(Moment moment, int index, SaveAnswer save) {
    Attempt attempt = moment.attempt();
    if (attempt.pausedAt() != null && moment.over(attempt.pausedAt().toEpochMilli())) {
      return Reason.Paused.refuse();
    }
    Decision<ExamEvent> late = late(moment, index, save);
    if (late != null) {
      return late;
    }
    if (ahead(moment, index)) {
      return Reason.NotCurrent.refuse(Reason.NotCurrent.sentence(), "item");
    }
    return Decision.accepted(
        new AnswerSaved(
            save.student(),
            save.item(),
            save.answer(),
            save.marked(),
            Instant.ofEpochMilli(moment.received()),
            save.clickedAt(),
            save.device()));
  }

  private static boolean ahead(Moment moment, int index) {
    var leases = moment.attempt().leases();
    return !leases.isEmpty()
        && Leases.indexAt(leases, Math.max(moment.received(), leases.last().since())) < index;
  }

  private static @Nullable Decision<ExamEvent> late(Moment moment, int index, SaveAnswer save) {
    Attempt attempt = moment.attempt();
    long received = moment.received();
    if (attempt.handIn() != null
        && HandInDecider.freezes(attempt, attempt.handIn(), moment.grace())
        && received >= attempt.handIn().at().toEpochMilli()) {
      return keep(
          attempt,
          save,
          received,
          attempt.handIn().at().toEpochMilli(),
          LateAnswer.Cause.HANDED_IN);
    }
    var termination = attempt.conduct().termination();
    if (termination != null && received > termination.at().toEpochMilli()) {
      return keep(
          attempt, save, received, termination.at().toEpochMilli(), LateAnswer.Cause.TERMINATED);
    }
    if (moment.over(moment.endsAt())) {
      return keep(attempt, save, received, moment.endsAt(), LateAnswer.Cause.EXAM_OVER);
    }
    if (attempt.leases().isEmpty()) {
      return null;
    }
    long itemEnd = Leases.endOf(attempt.leases(), index);
    return moment.over(itemEnd)
        ? keep(attempt, save, received, itemEnd, LateAnswer.Cause.ITEM_OVER)
        : null;
  }

  private static Decision<ExamEvent> keep(
      Attempt attempt, SaveAnswer save, long received, long end, LateAnswer.Cause cause) {
    LateAnswer before = attempt.late().getOrElse(save.item(), null);
    if (before != null && (before.times() >= LateAnswer.MOST || before.countedSeq() > 0)) {
      return Reason.TooLate.refuse();
    }
    return Decision.accepted(
        new LateAnswerKept(
            save.student(),
            save.item(),
            save.answer(),
            Instant.ofEpochMilli(received),
            save.clickedAt(),
            save.device(),
            received - end,
            cause));
  }
}
