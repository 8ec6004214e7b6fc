package dev.plenum.exam.domain;

import dev.plenum.exam.domain.AttemptCommand.HandIn;
import dev.plenum.exam.domain.AttemptCommand.HandInExpired;
import dev.plenum.exam.domain.AttemptEvent.AttemptsExpired;
import dev.plenum.exam.domain.AttemptEvent.HandedIn;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.FinalHandIn;
import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.kernel.machine.Decision;
import java.time.Instant;
import java.util.List;

/** Who ends an attempt: one hand-in wins, all others are told which. */
final class HandInDecider {
  private HandInDecider() {}

  static Decision<ExamEvent> handIn(Exam exam, HandIn handIn, Instant now) {
    ExamPlan plan = exam.plan();
    if (plan == null) {
      return Reason.NotConfigured.refuse();
    }
    if (!Check.device(handIn.device())) {
      return Reason.DeviceInvalid.refuse(Reason.DeviceInvalid.sentence(), "device");
    }
    if (handIn.mode() == HandInMode.EXPIRED) {
      return Reason.VerdictInvalid.refuse("A person hands in manual or automatic.", "mode");
    }
    return Check.withAttempt(exam, handIn.student(), attempt -> handIn(plan, handIn, attempt, now));
  }

  private static Decision<ExamEvent> handIn(
      ExamPlan plan, HandIn handIn, Attempt attempt, Instant now) {
    if (attempt.handIn() != null) {
      return conflict(attempt.handIn().device());
    }
    // The server's hand-in is due from here on. Whether it was decided yet must make no difference.
    if (!attempt.paused() && over(plan, attempt, now)) {
      return conflict(FinalHandIn.SERVER);
    }
    Reason away = Check.notSitting(attempt);
    return away != null
        ? away.refuse()
        : Decision.accepted(new HandedIn(handIn.student(), handIn.device(), handIn.mode(), now));
  }

  static Decision<ExamEvent> expired(Exam exam, HandInExpired expired, Instant now) {
    ExamPlan plan = exam.plan();
    if (plan == null) {
      return Reason.NotConfigured.refuse();
    }
    List<String> over =
        expired.students().stream()
            .distinct()
            .filter(student -> {
              Attempt attempt = exam.attempt(student);
              return attempt != null
                  && !attempt.handedIn()
                  && !attempt.paused()
                  && over(plan, attempt, now);
            })
            .toList();
    return over.isEmpty() ? Reason.NotDue.refuse() : Decision.accepted(new AttemptsExpired(over));
  }

  /**
   * Whether nothing counts that arrives after a hand-in. One that the end of the time brought about
   * leaves the grace to answers that were on their way.
   */
  static boolean freezes(Attempt attempt, FinalHandIn handIn, long grace) {
    long at = handIn.at().toEpochMilli();
    long end = attempt.endsAt().toEpochMilli();
    return switch (handIn.mode()) {
      case MANUAL -> at < end;
      case AUTOMATIC -> at < end - grace;
      case EXPIRED -> false;
    };
  }

  private static boolean over(ExamPlan plan, Attempt attempt, Instant now) {
    return now.isAfter(attempt.endsAt().plus(plan.grace()));
  }

  /** The winner travels in the refusal's field. */
  private static Decision<ExamEvent> conflict(String winner) {
    return Reason.ConflictResolved.refuse(Reason.ConflictResolved.sentence(), winner);
  }
}
