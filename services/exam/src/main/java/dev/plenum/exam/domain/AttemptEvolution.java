package dev.plenum.exam.domain;

import dev.plenum.exam.domain.AttemptEvent.AnswerSaved;
import dev.plenum.exam.domain.AttemptEvent.AttemptBegun;
import dev.plenum.exam.domain.AttemptEvent.LateAnswerKept;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.FinalHandIn;
import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.domain.attempt.LateAnswer;
import dev.plenum.exam.domain.attempt.Leases;
import dev.plenum.exam.domain.attempt.SavedAnswer;
import dev.plenum.exam.domain.attempt.Stretch;
import dev.plenum.exam.domain.roster.Participant;
import dev.plenum.kernel.machine.EntryContext;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** What students' acts change. Total: what was decided always applies. */
final class AttemptEvolution {
  private AttemptEvolution() {}

  static Exam evolve(Exam exam, AttemptEvent event, EntryContext context) {
    long seq = context.seq();
    return switch (event) {
      case AnswerSaved saved -> saved(exam, saved, seq);
      case AttemptBegun begun -> begun(exam, begun, seq);
      case AttemptEvent.DeviceChanged changed ->
          change(exam, changed.student(), attempt -> attempt.on(changed.device(), seq));
      case AttemptEvent.ItemAdvanced advanced ->
          retime(
              exam,
              advanced.student(),
              attempt -> attempt.advanced(advanced.at().toEpochMilli(), seq));
      case LateAnswerKept late -> change(exam, late.student(), attempt -> kept(attempt, late, seq));
      case AttemptEvent.HandedIn handedIn ->
          handIn(
              exam,
              handedIn.student(),
              new FinalHandIn(handedIn.at(), handedIn.mode(), handedIn.device(), seq));
      case AttemptEvent.AttemptsExpired expired -> expire(exam, expired.students(), seq);
    };
  }

  /** The exam with a student's attempt changed, its end as it was. */
  static Exam change(Exam exam, String student, UnaryOperator<Attempt> change) {
    Attempt attempt = exam.attempt(student);
    return attempt == null ? exam : exam.with(student, change.apply(attempt));
  }

  /** The exam with a student's attempt changed and its end worked out anew. */
  static Exam retime(Exam exam, String student, UnaryOperator<Attempt> change) {
    Attempt attempt = exam.attempt(student);
    if (attempt == null) {
      return exam;
    }
    return exam.with(student, Ends.settled(exam, student, change.apply(attempt)));
  }

  private static Exam begun(Exam exam, AttemptBegun begun, long seq) {
    Participant student = exam.roster().of(begun.student());
    Instant end = student == null ? null : Ends.own(exam, student);
    if (student == null || end == null) {
      return exam;
    }
    long itemMillis = Ends.itemMillis(exam, student);
    Vector<Stretch> leases =
        itemMillis == 0 ? Vector.empty() : Leases.begin(begun.at().toEpochMilli(), itemMillis);
    Attempt attempt = Attempt.begin(begun.device(), begun.at(), end, leases, seq);
    return exam.with(begun.student(), Ends.settled(exam, begun.student(), attempt));
  }

  private static Exam saved(Exam exam, AnswerSaved saved, long seq) {
    long received = saved.receivedAt().toEpochMilli();
    var answer = new SavedAnswer(saved.answer(), saved.marked(), received, seq);
    Exam next = change(exam, saved.student(), attempt -> attempt.saving(saved.item(), answer));
    Attempt attempt = next.attempt(saved.student());
    // In time, and decided after the hand-in: the attempt is graded once more.
    return attempt != null && attempt.handedIn()
        ? next.with(next.grades().pending(saved.student()))
        : next;
  }

  private static Attempt kept(Attempt attempt, LateAnswerKept late, long seq) {
    LateAnswer before = attempt.late().getOrElse(late.item(), null);
    return attempt.keeping(
        late.item(),
        new LateAnswer(
            late.answer(),
            late.receivedAt().toEpochMilli(),
            late.lateMillis(),
            late.cause(),
            seq,
            before == null ? 1 : before.times() + 1,
            0),
        seq);
  }

  private static Exam expire(Exam exam, List<String> students, long seq) {
    Exam next = exam;
    for (String student : students) {
      Attempt attempt = next.attempt(student);
      if (attempt != null) {
        next =
            handIn(
                next,
                student,
                new FinalHandIn(attempt.endsAt(), HandInMode.EXPIRED, FinalHandIn.SERVER, seq));
      }
    }
    return next;
  }

  private static Exam handIn(Exam exam, String student, FinalHandIn handIn) {
    return change(exam, student, attempt -> attempt.handedIn(handIn))
        .with(exam.grades().pending(student));
  }
}
