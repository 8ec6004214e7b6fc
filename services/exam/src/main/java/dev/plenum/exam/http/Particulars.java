package dev.plenum.exam.http;

import dev.plenum.exam.domain.AttemptEvent;
import dev.plenum.exam.domain.ConductEvent;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.GradeEvent;
import dev.plenum.exam.domain.SetupEvent;
import dev.plenum.exam.domain.SheetEvent;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.kernel.clock.Iso;
import java.util.Map;

/**
 * What an event says beside its name. The pages have the words, in the reader's language, and fill
 * these in.
 */
final class Particulars {
  private Particulars() {}

  static Map<String, Object> of(ExamEvent event) {
    return switch (event) {
      case AttemptEvent attempt -> of(attempt);
      case ConductEvent conduct -> of(conduct);
      case SetupEvent setup -> of(setup);
      case GradeEvent grade -> of(grade);
      case SheetEvent sheet -> of(sheet);
    };
  }

  /** The same without any answer and any word of a student or to one. */
  static Map<String, Object> discreet(ExamEvent event) {
    return switch (event) {
      case AttemptEvent.AnswerSaved saved -> Map.of("item", saved.item());
      case AttemptEvent.LateAnswerKept late ->
          Map.of("item", late.item(), "millis", late.lateMillis());
      case ConductEvent.AppealFiled filed -> Map.of("number", filed.number());
      case ConductEvent.MessageSent sent -> Map.of("everybody", sent.student() == null);
      default -> of(event);
    };
  }

  private static Map<String, Object> of(AttemptEvent event) {
    return switch (event) {
      case AttemptEvent.AttemptBegun begun -> Map.of("device", begun.device());
      case AttemptEvent.DeviceChanged changed -> Map.of("device", changed.device());
      case AttemptEvent.ItemAdvanced advanced -> Map.of("item", advanced.from());
      case AttemptEvent.AnswerSaved saved ->
          Map.of("item", saved.item(), "answer", AnswerView.of(saved.answer()));
      case AttemptEvent.LateAnswerKept late ->
          Map.of(
              "item",
              late.item(),
              "millis",
              late.lateMillis(),
              "cause",
              Names.of(late.cause()),
              "answer",
              AnswerView.of(late.answer()));
      case AttemptEvent.HandedIn handedIn ->
          Map.of("device", handedIn.device(), "mode", Names.of(handedIn.mode()));
      case AttemptEvent.AttemptsExpired expired -> Map.of("n", expired.students().size());
    };
  }

  private static Map<String, Object> of(ConductEvent event) {
    return switch (event) {
      case ConductEvent.IncidentRecorded recorded ->
          Map.of(
              "number",
              recorded.number(),
              "kind",
              Names.of(recorded.kind()),
              "millis",
              recorded.until().toEpochMilli() - recorded.from().toEpochMilli());
      case ConductEvent.StrikeGiven given ->
          Map.of(
              "number",
              given.number(),
              "incident",
              given.incident(),
              "percent",
              given.penaltyPercent(),
              "terminate",
              given.terminate(),
              "version",
              given.ruleVersion(),
              "drill",
              given.drill());
      case ConductEvent.DrillHeld held -> Map.of("minute", held.minute());
      case ConductEvent.StrikeAcknowledged seen -> Map.of("number", seen.number());
      case ConductEvent.StrikeReviewed review ->
          judged(review.number(), review.verdict(), review.reason());
      case ConductEvent.AppealFiled filed ->
          Map.of("number", filed.number(), "about", about(filed.subject()), "text", filed.text());
      case ConductEvent.AppealDecided decided ->
          judged(decided.number(), decided.verdict(), decided.reason());
      case ConductEvent.LateAnswerCounted counted -> Map.of("item", counted.item());
      case ConductEvent.MessageSent sent -> Map.of("warning", sent.warning(), "text", sent.text());
      case ConductEvent.AttemptPaused _, ConductEvent.AttemptResumed _ -> Map.of();
      case ConductEvent.ExtraTimeGranted granted -> Map.of("n", granted.minutes());
      case ConductEvent.AttemptTerminated ended ->
          ended.strike() == 0 ? Map.of("reason", ended.reason()) : Map.of("strike", ended.strike());
      case ConductEvent.AttemptReinstated again -> Map.of("reason", again.reason());
    };
  }

  private static Map<String, Object> judged(int number, Enum<?> verdict, String reason) {
    return Map.of("number", number, "verdict", Names.of(verdict), "reason", reason);
  }

  private static Map<String, Object> about(AppealSubject subject) {
    return switch (subject) {
      case AppealSubject.OfStrike(int number) -> Map.of("strike", number);
      case AppealSubject.OfItem(String item) -> Map.of("item", item);
      case AppealSubject.OfLateAnswer(String item) -> Map.of("lateItem", item);
    };
  }

  private static Map<String, Object> of(SetupEvent event) {
    return switch (event) {
      case SetupEvent.ExamConfigured configured ->
          Map.of("version", configured.plan().proctoring().version());
      case SetupEvent.PaperChunkImported chunk -> Map.of("n", chunk.items().size());
      case SetupEvent.RosterChunkImported chunk -> Map.of("n", chunk.lines().size());
      case SetupEvent.PaperSealed _, SetupEvent.RosterSealed _ -> Map.of();
      case SetupEvent.ExamOpened opened -> Map.of("at", Iso.time(opened.closesAt()));
      case SetupEvent.ExamExtended extended -> Map.of("at", Iso.time(extended.closesAt()));
      case SetupEvent.ExamClosed closed -> Map.of("at", Iso.time(closed.at()));
      case SetupEvent.ResultsPublished published -> Map.of("version", published.version());
      case SetupEvent.ResultsWithdrawn withdrawn -> Map.of("reason", withdrawn.reason());
    };
  }

  private static Map<String, Object> of(GradeEvent event) {
    return switch (event) {
      case GradeEvent.AttemptsGraded graded ->
          Map.of("n", graded.attempts().size(), "version", graded.keyVersion());
      case GradeEvent.ExamGraded _ -> Map.of();
      case GradeEvent.KeyReplaced replaced ->
          Map.of(
              "item",
              replaced.item(),
              "version",
              replaced.keyVersion(),
              "reason",
              replaced.reason());
      case GradeEvent.ItemClaimed claimed -> Map.of("item", claimed.item());
      case GradeEvent.ItemReleased released -> Map.of("item", released.item());
      case GradeEvent.AnswerMarked marked ->
          Map.of(
              "item",
              marked.item(),
              "marks",
              Names.marks(marked.hundredths()),
              "settles",
              marked.settles());
    };
  }

  private static Map<String, Object> of(SheetEvent event) {
    return switch (event) {
      case SheetEvent.SheetBroken broken -> Map.of("reason", broken.reason());
      case SheetEvent.MarksEntered entered -> Map.of("n", entered.rows().size());
      case SheetEvent.MarksStaged staged -> Map.of("n", staged.rows().size());
      case SheetEvent.StagedMarksEntered entered -> Map.of("n", entered.rows());
      case SheetEvent.SheetRequested _,
          SheetEvent.SheetLineLeft _,
          SheetEvent.SheetGranted _,
          SheetEvent.SheetRenewed _,
          SheetEvent.SheetReleased _,
          SheetEvent.SheetExpired _ ->
          Map.of();
    };
  }
}
