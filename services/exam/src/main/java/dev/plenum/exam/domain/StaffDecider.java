package dev.plenum.exam.domain;

import dev.plenum.exam.domain.ConductCommand.GrantExtraTime;
import dev.plenum.exam.domain.ConductCommand.PauseAttempt;
import dev.plenum.exam.domain.ConductCommand.ReinstateAttempt;
import dev.plenum.exam.domain.ConductCommand.ResumeAttempt;
import dev.plenum.exam.domain.ConductCommand.SendMessage;
import dev.plenum.exam.domain.ConductCommand.TerminateAttempt;
import dev.plenum.exam.domain.ConductCommand.WarnStudent;
import dev.plenum.exam.domain.ConductEvent.AttemptPaused;
import dev.plenum.exam.domain.ConductEvent.AttemptResumed;
import dev.plenum.exam.domain.ConductEvent.AttemptTerminated;
import dev.plenum.exam.domain.ConductEvent.ExtraTimeGranted;
import dev.plenum.exam.domain.ConductEvent.MessageSent;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.roster.Participant;
import dev.plenum.kernel.machine.Decision;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What teachers and proctors do while an exam runs. */
final class StaffDecider {
  private static final int MOST_MINUTES = 600;
  private static final long MOST_MILLIS = Duration.ofDays(1).toMillis();

  private StaffDecider() {}

  static Decision<ExamEvent> warn(Exam exam, WarnStudent warn, Instant now) {
    return Check.text(warn.text())
        ? Check.withAttempt(
            exam,
            warn.student(),
            _ -> Decision.accepted(new MessageSent(warn.student(), warn.text(), true, now)))
        : Reason.TextInvalid.refuse(Reason.TextInvalid.sentence(), "text");
  }

  static Decision<ExamEvent> send(Exam exam, SendMessage send, Instant now) {
    if (!Check.text(send.text())) {
      return Reason.TextInvalid.refuse(Reason.TextInvalid.sentence(), "text");
    }
    var sent = new MessageSent(send.student(), send.text(), false, now);
    return send.student() == null
        ? Decision.accepted(sent)
        : Check.withAttempt(exam, send.student(), _ -> Decision.accepted(sent));
  }

  static Decision<ExamEvent> pause(Exam exam, PauseAttempt pause, Instant now) {
    return Check.withAttempt(
        exam,
        pause.student(),
        attempt -> {
          if (attempt.paused() && !attempt.handedIn()) {
            return Reason.AlreadyPaused.refuse();
          }
          Reason away = Check.notSitting(attempt);
          if (away != null) {
            return away.refuse();
          }
          return exam.phase() != Phase.OPEN || now.isAfter(attempt.endsAt())
              ? Reason.TimeOver.refuse()
              : Decision.accepted(new AttemptPaused(pause.student(), now));
        });
  }

  static Decision<ExamEvent> resume(Exam exam, ResumeAttempt resume, Instant now) {
    return Check.withAttempt(
        exam,
        resume.student(),
        attempt ->
            attempt.paused()
                ? Decision.accepted(new AttemptResumed(resume.student(), now))
                : Reason.NotPaused.refuse());
  }

  static Decision<ExamEvent> grant(Exam exam, GrantExtraTime grant, Instant now) {
    Participant student = exam.roster().student(grant.student());
    ExamPlan plan = exam.plan();
    if (student == null || plan == null) {
      return Reason.NotOnRoster.refuse();
    }
    boolean invalid =
        grant.minutes() < 1
            || grant.minutes() > MOST_MINUTES
            || student.extra().millis() + Duration.ofMinutes(grant.minutes()).toMillis()
                > MOST_MILLIS;
    if (invalid) {
      return Reason.MinutesInvalid.refuse(Reason.MinutesInvalid.sentence(), "minutes");
    }
    Reason late = tooLateForMore(exam, plan, exam.attempt(grant.student()), now);
    return late != null
        ? late.refuse()
        : Decision.accepted(new ExtraTimeGranted(grant.student(), grant.minutes(), now));
  }

  private static @Nullable Reason tooLateForMore(
      Exam exam, ExamPlan plan, @Nullable Attempt attempt, Instant now) {
    if (exam.phase().over()) {
      return Reason.NotRunning;
    }
    if (attempt == null || attempt.paused()) {
      return null;
    }
    // From the end of the grace on the server hands in, whether or not it was decided yet.
    return attempt.handedIn() || now.isAfter(attempt.endsAt().plus(plan.grace()))
        ? Reason.HandedIn
        : null;
  }

  static Decision<ExamEvent> terminate(Exam exam, TerminateAttempt terminate, Instant now) {
    if (!Check.text(terminate.reason())) {
      return Reason.TextInvalid.refuse(Reason.TextInvalid.sentence(), "text");
    }
    return Check.withAttempt(
        exam,
        terminate.student(),
        attempt -> {
          if (attempt.handedIn()) {
            return Reason.HandedIn.refuse();
          }
          return attempt.terminated()
              ? Reason.AlreadyTerminated.refuse()
              : Decision.accepted(
                  new AttemptTerminated(terminate.student(), now, terminate.reason(), 0));
        });
  }

  static Decision<ExamEvent> reinstate(Exam exam, ReinstateAttempt reinstate, Instant now) {
    if (!Check.text(reinstate.reason())) {
      return Reason.TextInvalid.refuse(Reason.TextInvalid.sentence(), "text");
    }
    return Check.withAttempt(
        exam,
        reinstate.student(),
        attempt ->
            attempt.terminated()
                ? Decision.accepted(
                    Reinstatement.of(exam, reinstate.student(), attempt, reinstate.reason(), now))
                : Reason.NotTerminated.refuse());
  }
}
