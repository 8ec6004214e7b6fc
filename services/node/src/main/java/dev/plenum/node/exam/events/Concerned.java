package dev.plenum.node.exam.events;

import dev.plenum.exam.domain.AttemptEvent;
import dev.plenum.exam.domain.ConductEvent;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.GradeEvent;
import dev.plenum.exam.domain.SetupEvent;
import dev.plenum.exam.domain.SheetEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose attempt looks different after an event, and what everybody is told of at once. */
final class Concerned {
  private Concerned() {}

  /**
   * Students whose page should ask again. Not those who only saved an answer: the page that sent it
   * has the answer's own answer.
   */
  static List<String> students(ExamEvent event) {
    return switch (event) {
      case AttemptEvent attempt -> students(attempt);
      case ConductEvent conduct -> students(conduct);
      case SetupEvent _, GradeEvent _, SheetEvent _ -> List.of();
    };
  }

  private static List<String> students(AttemptEvent event) {
    return switch (event) {
      case AttemptEvent.AttemptBegun e -> List.of(e.student());
      case AttemptEvent.DeviceChanged e -> List.of(e.student());
      case AttemptEvent.ItemAdvanced e -> List.of(e.student());
      case AttemptEvent.HandedIn e -> List.of(e.student());
      case AttemptEvent.AttemptsExpired e -> e.students();
      case AttemptEvent.AnswerSaved _, AttemptEvent.LateAnswerKept _ -> List.of();
    };
  }

  private static List<String> students(ConductEvent event) {
    return switch (event) {
      case ConductEvent.StrikeGiven e -> List.of(e.student());
      case ConductEvent.StrikeAcknowledged e -> List.of(e.student());
      case ConductEvent.StrikeReviewed e -> List.of(e.student());
      case ConductEvent.AppealFiled e -> List.of(e.student());
      case ConductEvent.AppealDecided e -> List.of(e.student());
      case ConductEvent.LateAnswerCounted e -> List.of(e.student());
      case ConductEvent.MessageSent e -> one(e.student());
      case ConductEvent.AttemptPaused e -> List.of(e.student());
      case ConductEvent.AttemptResumed e -> List.of(e.student());
      case ConductEvent.ExtraTimeGranted e -> List.of(e.student());
      case ConductEvent.AttemptTerminated e -> List.of(e.student());
      case ConductEvent.AttemptReinstated e -> List.of(e.student());
      case ConductEvent.IncidentRecorded _, ConductEvent.DrillHeld _ -> List.of();
    };
  }

  private static List<String> one(@Nullable String student) {
    return student == null ? List.of() : List.of(student);
  }

  /** Whether every student's page should ask again. */
  static boolean everybody(ExamEvent event) {
    return event instanceof ConductEvent.MessageSent(var student, var _, var _, var _)
        ? student == null
        : event instanceof SetupEvent.ExamExtended || event instanceof SetupEvent.ExamClosed;
  }

  /** Whether what stands in the marksheet changes otherwise than by an entry in it. */
  static boolean scores(ExamEvent event) {
    return switch (event) {
      case ConductEvent conduct ->
          switch (conduct) {
            case ConductEvent.StrikeGiven _,
                ConductEvent.StrikeReviewed _,
                ConductEvent.AppealDecided _,
                ConductEvent.LateAnswerCounted _,
                ConductEvent.AttemptTerminated _,
                ConductEvent.AttemptReinstated _ ->
                true;
            case ConductEvent.IncidentRecorded _,
                ConductEvent.DrillHeld _,
                ConductEvent.StrikeAcknowledged _,
                ConductEvent.AppealFiled _,
                ConductEvent.MessageSent _,
                ConductEvent.AttemptPaused _,
                ConductEvent.AttemptResumed _,
                ConductEvent.ExtraTimeGranted _ ->
                false;
          };
      case GradeEvent grade ->
          grade instanceof GradeEvent.AttemptsGraded || grade instanceof GradeEvent.AnswerMarked;
      case AttemptEvent _, SetupEvent _, SheetEvent _ -> false;
    };
  }

  /** The notice that everybody hears; null where there is none. */
  static @Nullable String notice(ExamEvent event) {
    return switch (event) {
      case SetupEvent.ExamOpened _ -> "opened";
      case SetupEvent.ExamExtended _ -> "extended";
      case SetupEvent.ExamClosed _ -> "closed";
      case SetupEvent.ResultsPublished _ -> "published";
      case SetupEvent.ResultsWithdrawn _ -> "withdrawn";
      case GradeEvent.ExamGraded _ -> "graded";
      case ConductEvent.MessageSent(var student, var _, var _, var _) when student == null ->
          "message";
      case SetupEvent _, AttemptEvent _, ConductEvent _, GradeEvent _, SheetEvent _ -> null;
    };
  }
}
