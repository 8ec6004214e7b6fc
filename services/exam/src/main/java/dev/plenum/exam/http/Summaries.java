package dev.plenum.exam.http;

import dev.plenum.exam.domain.AttemptEvent;
import dev.plenum.exam.domain.ConductEvent;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.GradeEvent;
import dev.plenum.exam.domain.SetupEvent;
import dev.plenum.exam.domain.SheetEvent;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.kernel.clock.Iso;

/** Events in words, for the staff. */
final class Summaries {
  private Summaries() {}

  static String of(ExamEvent event) {
    return switch (event) {
      case AttemptEvent attempt -> of(attempt);
      case ConductEvent conduct -> of(conduct);
      case SetupEvent setup -> of(setup);
      case GradeEvent grade -> of(grade);
      case SheetEvent sheet -> of(sheet);
    };
  }

  private static String of(AttemptEvent event) {
    return switch (event) {
      case AttemptEvent.AttemptBegun begun -> "began on " + begun.device();
      case AttemptEvent.DeviceChanged changed -> "went on with " + changed.device();
      case AttemptEvent.ItemAdvanced advanced -> "went on from " + advanced.from();
      case AttemptEvent.AnswerSaved saved ->
          "answered " + saved.item() + ": " + AnswerView.text(saved.answer());
      case AttemptEvent.LateAnswerKept late ->
          "answered %s %d ms too late (%s), kept as evidence: %s"
              .formatted(
                  late.item(),
                  late.lateMillis(),
                  Names.of(late.cause()),
                  AnswerView.text(late.answer()));
      case AttemptEvent.HandedIn handedIn ->
          "handed in on " + handedIn.device() + ", " + Names.of(handedIn.mode());
      case AttemptEvent.AttemptsExpired expired ->
          "time was over; the server handed in " + count(expired.students().size(), "attempt");
    };
  }

  private static String of(ConductEvent event) {
    return switch (event) {
      case ConductEvent.IncidentRecorded recorded ->
          "incident %d, %s, %d ms"
              .formatted(
                  recorded.number(),
                  Names.of(recorded.kind()),
                  recorded.until().toEpochMilli() - recorded.from().toEpochMilli());
      case ConductEvent.StrikeGiven given ->
          "strike %d for incident %d: %d %%%s, rules version %d%s"
              .formatted(
                  given.number(),
                  given.incident(),
                  given.penaltyPercent(),
                  given.terminate() ? " and the end" : "",
                  given.ruleVersion(),
                  given.drill() ? ", a drill" : "");
      case ConductEvent.DrillHeld held -> "drill of minute " + held.minute();
      case ConductEvent.StrikeAcknowledged seen -> "acknowledged strike " + seen.number();
      case ConductEvent.StrikeReviewed review ->
          "strike %d %s: %s"
              .formatted(review.number(), Names.of(review.verdict()), review.reason());
      case ConductEvent.AppealFiled filed ->
          "appeal %d about %s: %s".formatted(filed.number(), about(filed.subject()), filed.text());
      case ConductEvent.AppealDecided decided ->
          "appeal %d %s: %s"
              .formatted(decided.number(), Names.of(decided.verdict()), decided.reason());
      case ConductEvent.LateAnswerCounted counted ->
          "the late answer to " + counted.item() + " counts";
      case ConductEvent.MessageSent sent -> (sent.warning() ? "warned: " : "told: ") + sent.text();
      case ConductEvent.AttemptPaused _ -> "paused";
      case ConductEvent.AttemptResumed _ -> "went on after a pause";
      case ConductEvent.ExtraTimeGranted granted ->
          "got " + count(granted.minutes(), "minute") + " more";
      case ConductEvent.AttemptTerminated ended -> "ended: " + ended.reason();
      case ConductEvent.AttemptReinstated again -> "reinstated: " + again.reason();
    };
  }

  private static String about(AppealSubject subject) {
    return switch (subject) {
      case AppealSubject.OfStrike(int number) -> "strike " + number;
      case AppealSubject.OfItem(String item) -> item;
      case AppealSubject.OfLateAnswer(String item) -> "the late answer to " + item;
    };
  }

  private static String of(SetupEvent event) {
    return switch (event) {
      case SetupEvent.ExamConfigured configured ->
          "set up, rules version " + configured.plan().proctoring().version();
      case SetupEvent.PaperChunkImported chunk ->
          count(chunk.items().size(), "item") + " of the paper arrived";
      case SetupEvent.PaperSealed _ -> "the paper is complete";
      case SetupEvent.RosterChunkImported chunk ->
          count(chunk.lines().size(), "line") + " of the roster arrived";
      case SetupEvent.RosterSealed _ -> "the roster is complete";
      case SetupEvent.ExamOpened opened ->
          "the exam began; it closes at " + Iso.time(opened.closesAt());
      case SetupEvent.ExamExtended extended ->
          "the exam closes at " + Iso.time(extended.closesAt());
      case SetupEvent.ExamClosed closed -> "the exam closed at " + Iso.time(closed.at());
      case SetupEvent.ResultsPublished published ->
          "the results were published, version " + published.version();
      case SetupEvent.ResultsWithdrawn withdrawn ->
          "the results were withdrawn: " + withdrawn.reason();
    };
  }

  private static String of(GradeEvent event) {
    return switch (event) {
      case GradeEvent.AttemptsGraded graded ->
          "graded %s by key version %d"
              .formatted(count(graded.attempts().size(), "attempt"), graded.keyVersion());
      case GradeEvent.ExamGraded _ -> "all attempts are graded";
      case GradeEvent.KeyReplaced replaced ->
          "the key of %s was replaced, version %d: %s"
              .formatted(replaced.item(), replaced.keyVersion(), replaced.reason());
      case GradeEvent.ItemClaimed claimed -> "marks " + claimed.item();
      case GradeEvent.ItemReleased released -> "no longer marks " + released.item();
      case GradeEvent.AnswerMarked marked ->
          "%s for %s%s"
              .formatted(
                  Names.marks(marked.hundredths()),
                  marked.item(),
                  marked.settles() ? ", which settles it" : "");
    };
  }

  private static String of(SheetEvent event) {
    return switch (event) {
      case SheetEvent.SheetRequested _ -> "asked for the marksheet";
      case SheetEvent.SheetLineLeft _ -> "no longer waits for the marksheet";
      case SheetEvent.SheetGranted _ -> "got the marksheet";
      case SheetEvent.SheetRenewed _ -> "still has the marksheet";
      case SheetEvent.SheetReleased _ -> "gave the marksheet back";
      case SheetEvent.SheetBroken broken -> "took the marksheet away: " + broken.reason();
      case SheetEvent.SheetExpired _ -> "the marksheet was taken from a silent holder";
      case SheetEvent.MarksEntered entered -> "entered " + count(entered.rows().size(), "mark");
    };
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
