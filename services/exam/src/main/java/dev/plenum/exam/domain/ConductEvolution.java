package dev.plenum.exam.domain;

import dev.plenum.exam.domain.ConductEvent.ExtraTimeGranted;
import dev.plenum.exam.domain.ConductEvent.IncidentRecorded;
import dev.plenum.exam.domain.ConductEvent.MessageSent;
import dev.plenum.exam.domain.ConductEvent.StrikeGiven;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.LateAnswer;
import dev.plenum.exam.domain.conduct.Appeal;
import dev.plenum.exam.domain.conduct.Conduct;
import dev.plenum.exam.domain.conduct.Incident;
import dev.plenum.exam.domain.conduct.Message;
import dev.plenum.exam.domain.conduct.Strike;
import dev.plenum.exam.domain.conduct.Termination;
import dev.plenum.exam.domain.roster.Participant;
import dev.plenum.kernel.machine.EntryContext;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** What proctoring changes. Total: what was decided always applies. */
final class ConductEvolution {
  private ConductEvolution() {}

  static Exam evolve(Exam exam, ConductEvent event, EntryContext context) {
    long seq = context.seq();
    String by = context.actor();
    return switch (event) {
      case IncidentRecorded recorded ->
          conduct(exam, recorded.student(), seq, c -> c.with(incident(c, recorded, seq)));
      case StrikeGiven given ->
          scored(conduct(exam, given.student(), seq, c -> c.with(strike(given, seq))));
      case ConductEvent.DrillHeld held -> exam.drilled(held.minute());
      case ConductEvent.StrikeAcknowledged seen ->
          conduct(exam, seen.student(), seq, c -> c.acknowledged(seen.number()));
      case ConductEvent.StrikeReviewed review ->
          scored(
              conduct(
                  exam,
                  review.student(),
                  seq,
                  c -> c.reviewed(review.number(), review.verdict(), by, review.reason())));
      case ConductEvent.AppealFiled filed ->
          conduct(exam, filed.student(), seq, c -> c.with(appeal(filed, seq)));
      case ConductEvent.AppealDecided decided ->
          conduct(
              exam,
              decided.student(),
              seq,
              c -> c.decided(decided.number(), decided.verdict(), by, decided.reason()));
      case ConductEvent.LateAnswerCounted counted -> counted(exam, counted, seq);
      case MessageSent sent -> sent(exam, sent, context);
      case ConductEvent.AttemptPaused paused ->
          AttemptEvolution.change(exam, paused.student(), a -> a.paused(paused.at(), seq));
      case ConductEvent.AttemptResumed resumed ->
          AttemptEvolution.retime(exam, resumed.student(), a -> a.resumed(resumed.at(), seq));
      case ExtraTimeGranted granted -> granted(exam, granted, seq);
      case ConductEvent.AttemptTerminated ended -> terminated(exam, ended, context);
      case ConductEvent.AttemptReinstated again -> reinstated(exam, again, seq);
    };
  }

  private static Exam conduct(Exam exam, String student, long seq, UnaryOperator<Conduct> change) {
    return AttemptEvolution.change(
        exam, student, attempt -> attempt.with(change.apply(attempt.conduct()), seq));
  }

  /** Something that can change a score makes a new version of the sheet. */
  private static Exam scored(Exam exam) {
    return exam.with(exam.sheet().changed());
  }

  private static Incident incident(Conduct conduct, IncidentRecorded recorded, long seq) {
    boolean struck =
        conduct.incidents().exists(known -> known.number() == recorded.number() && known.struck());
    return new Incident(
        recorded.number(),
        recorded.kind(),
        recorded.from().toEpochMilli(),
        recorded.until().toEpochMilli(),
        recorded.device(),
        recorded.note(),
        seq,
        struck);
  }

  private static Strike strike(StrikeGiven given, long seq) {
    return new Strike(
        given.number(),
        given.incident(),
        seq,
        given.kind(),
        given.at(),
        given.penaltyPercent(),
        given.terminate(),
        given.ruleVersion(),
        given.drill(),
        false,
        Strike.State.PROVISIONAL,
        null,
        null);
  }

  private static Appeal appeal(ConductEvent.AppealFiled filed, long seq) {
    return new Appeal(
        filed.number(),
        filed.subject(),
        filed.text(),
        filed.at(),
        seq,
        Appeal.State.OPEN,
        null,
        null);
  }

  private static Exam counted(Exam exam, ConductEvent.LateAnswerCounted counted, long seq) {
    Attempt attempt = exam.attempt(counted.student());
    LateAnswer late = attempt == null ? null : attempt.late().getOrElse(counted.item(), null);
    if (attempt == null || late == null) {
      return exam;
    }
    Exam next =
        exam.with(counted.student(), attempt.keeping(counted.item(), late.counted(seq), seq));
    return attempt.handedIn() ? next.with(next.grades().pending(counted.student())) : next;
  }

  private static Exam sent(Exam exam, MessageSent sent, EntryContext context) {
    var message =
        new Message(context.seq(), sent.at(), context.actor(), sent.text(), sent.warning());
    return sent.student() == null
        ? exam.telling(message)
        : conduct(exam, sent.student(), context.seq(), c -> c.with(message));
  }

  private static Exam granted(Exam exam, ExtraTimeGranted granted, long seq) {
    Participant before = exam.roster().of(granted.student());
    if (before == null) {
      return exam;
    }
    long more = Duration.ofMinutes(granted.minutes()).toMillis();
    Participant student = before.with(before.extra().plus(more));
    Exam longer = exam.with(granted.student(), student);
    return AttemptEvolution.retime(
        longer,
        granted.student(),
        attempt -> attempt.retimed(granted.at(), Ends.itemMillis(longer, student), seq));
  }

  private static Exam terminated(
      Exam exam, ConductEvent.AttemptTerminated ended, EntryContext context) {
    var termination = new Termination(ended.at(), context.actor(), ended.reason(), ended.strike());
    // Nobody resumes an attempt that is ended, so a pause ends with it.
    return AttemptEvolution.retime(
        exam,
        ended.student(),
        attempt ->
            attempt
                .resumed(ended.at(), context.seq())
                .with(attempt.conduct().with(termination), context.seq()));
  }

  private static Exam reinstated(Exam exam, ConductEvent.AttemptReinstated again, long seq) {
    String student = again.student();
    Exam next =
        AttemptEvolution.change(
            exam, student, attempt -> Reinstatement.goingOn(attempt, again, seq));
    Attempt attempt = next.attempt(student);
    if (attempt == null) {
      return next;
    }
    if (again.givenBackMillis() > 0) {
      return next.with(student, Ends.settled(next, student, attempt));
    }
    // Handed in while it was ended: what counts now is graded once more.
    return attempt.handedIn() && !again.answers().isEmpty()
        ? next.with(next.grades().pending(student))
        : next;
  }
}
