package dev.plenum.exam.domain;

import dev.plenum.exam.domain.ConductCommand.AcknowledgeStrike;
import dev.plenum.exam.domain.ConductCommand.ReviewStrike;
import dev.plenum.exam.domain.ConductEvent.StrikeAcknowledged;
import dev.plenum.exam.domain.ConductEvent.StrikeReviewed;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.conduct.Strike;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.kernel.machine.Decision;
import java.time.Instant;

/** What people say to a strike. */
final class StrikeDecider {
  private StrikeDecider() {}

  static Decision<ExamEvent> acknowledge(Exam exam, AcknowledgeStrike seen) {
    return Check.withAttempt(
        exam,
        seen.student(),
        attempt -> {
          Strike strike = attempt.conduct().strike(seen.number());
          if (strike == null) {
            return Reason.UnknownStrike.refuse();
          }
          return strike.acknowledged()
              ? Reason.AlreadyAcknowledged.refuse()
              : Decision.accepted(new StrikeAcknowledged(seen.student(), seen.number()));
        });
  }

  static Decision<ExamEvent> review(Exam exam, ReviewStrike review, Instant now) {
    ExamPlan plan = exam.plan();
    if (plan == null) {
      return Reason.NotConfigured.refuse();
    }
    if (!Check.text(review.reason())) {
      return Reason.TextInvalid.refuse(Reason.TextInvalid.sentence(), "reason");
    }
    return Check.withAttempt(
        exam, review.student(), attempt -> review(exam, plan, review, attempt, now));
  }

  private static Decision<ExamEvent> review(
      Exam exam, ExamPlan plan, ReviewStrike review, Attempt attempt, Instant now) {
    Strike strike = attempt.conduct().strike(review.number());
    if (strike == null) {
      return Reason.UnknownStrike.refuse();
    }
    // What was confirmed in error can be dismissed; what was dismissed stays so.
    if (strike.state() == review.verdict() || !strike.stands()) {
      return Reason.AlreadyReviewed.refuse();
    }
    return switch (review.verdict()) {
      case PROVISIONAL -> Reason.VerdictInvalid.refuse(Reason.VerdictInvalid.sentence(), "verdict");
      case CONFIRMED ->
          Decision.accepted(
              new StrikeReviewed(
                  review.student(), review.number(), Strike.State.CONFIRMED, review.reason()));
      case DISMISSED ->
          Decision.accepted(
              Strikes.dismiss(
                  exam, plan, review.student(), attempt, review.number(), review.reason(), now));
    };
  }
}
