package dev.plenum.exam.domain;

import dev.plenum.exam.domain.AttemptCommand.AdvanceItem;
import dev.plenum.exam.domain.AttemptCommand.BeginAttempt;
import dev.plenum.exam.domain.AttemptEvent.AttemptBegun;
import dev.plenum.exam.domain.AttemptEvent.DeviceChanged;
import dev.plenum.exam.domain.AttemptEvent.ItemAdvanced;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.Leases;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.roster.Participant;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.machine.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Beginning an attempt and going on within it. */
final class AttemptDecider {
  private AttemptDecider() {}

  static Decision<ExamEvent> begin(Exam exam, BeginAttempt begin, Instant now) {
    Participant student = exam.roster().student(begin.student());
    Instant openedAt = exam.times().openedAt();
    if (student == null) {
      return Reason.NotOnRoster.refuse();
    }
    if (!Check.device(begin.device())) {
      return Reason.DeviceInvalid.refuse(Reason.DeviceInvalid.sentence(), "device");
    }
    if (openedAt == null) {
      return Reason.NotOpen.refuse();
    }
    Attempt attempt = exam.attempt(begin.student());
    if (attempt != null) {
      return again(exam, begin, attempt, now);
    }
    Instant end = Ends.own(exam, student);
    return exam.phase() != Phase.OPEN || end == null || now.isAfter(end)
        ? Reason.TimeOver.refuse()
        // Nodes' clocks differ by a little; nobody begins before the opening.
        : Decision.accepted(
            new AttemptBegun(
                begin.student(), begin.device(), now.isBefore(openedAt) ? openedAt : now));
  }

  /** A reload, or another device: the attempt and its time stay what they are. */
  private static Decision<ExamEvent> again(
      Exam exam, BeginAttempt begin, Attempt attempt, Instant now) {
    if (attempt.handedIn()) {
      return Reason.HandedIn.refuse();
    }
    if (attempt.terminated()) {
      return Reason.Terminated.refuse();
    }
    if (attempt.device().equals(begin.device())) {
      return Reason.AlreadyBegun.refuse();
    }
    List<ExamEvent> events = new ArrayList<>();
    events.add(new DeviceChanged(begin.student(), begin.device(), now));
    events.addAll(
        IncidentDecider.secondDevice(exam, begin.student(), attempt, begin.device(), now));
    return Decision.accepted(events);
  }

  static Decision<ExamEvent> advance(Exam exam, AdvanceItem advance, Instant now) {
    return Check.withAttempt(
        exam, advance.student(), attempt -> advance(exam, advance, attempt, now));
  }

  private static Decision<ExamEvent> advance(
      Exam exam, AdvanceItem advance, Attempt attempt, Instant now) {
    Reason away = Check.notSitting(attempt);
    if (away != null) {
      return away.refuse();
    }
    if (attempt.leases().isEmpty()) {
      return Reason.NoItemTimer.refuse();
    }
    if (now.isAfter(attempt.endsAt())) {
      return Reason.TimeOver.refuse();
    }
    return advance.from().equals(current(exam, advance.student(), attempt, now))
        ? Decision.accepted(new ItemAdvanced(advance.student(), advance.from(), now))
        : Reason.NotCurrent.refuse(Reason.NotCurrent.sentence(), "from");
  }

  /** Id of the item whose turn it is; empty where all are over. */
  private static String current(Exam exam, String student, Attempt attempt, Instant now) {
    Paper paper = exam.papers().paper();
    ExamPlan plan = exam.plan();
    if (paper == null || plan == null) {
      return "";
    }
    List<Item> items = Ordering.items(paper, plan, student);
    // What was recorded last happened before, whichever node's clock says what.
    long moment = Math.max(now.toEpochMilli(), attempt.leases().last().since());
    int index = Leases.indexAt(attempt.leases(), moment);
    return index < items.size() ? items.get(index).id() : "";
  }
}
