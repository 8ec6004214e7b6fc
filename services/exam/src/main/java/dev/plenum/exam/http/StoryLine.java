package dev.plenum.exam.http;

import dev.plenum.exam.domain.AttemptEvent;
import dev.plenum.exam.domain.ConductEvent;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.GradeEvent;
import dev.plenum.exam.domain.SetupEvent;
import dev.plenum.exam.domain.SheetEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the staff reads it.
 *
 * @param type of the event, for which the pages have the words
 * @param particulars that are filled in there
 */
public record StoryLine(
    long seq, String time, String actor, String type, Map<String, Object> particulars) {

  public static StoryLine of(long seq, String time, String actor, ExamEvent event, People people) {
    String name = people.of(dev.plenum.exam.domain.CommandOrder.pseudonym(actor)).name();
    return new StoryLine(seq, time, name, event.getClass().getSimpleName(), Particulars.of(event));
  }

  /** The student whom an event is about; null where it is about several or none. */
  public static @Nullable String student(ExamEvent event) {
    return switch (event) {
      case AttemptEvent attempt -> student(attempt);
      case ConductEvent conduct -> student(conduct);
      case GradeEvent.AnswerMarked marked -> marked.student();
      case GradeEvent _, SetupEvent _, SheetEvent _ -> null;
    };
  }

  /** Whether an event is about a student, alone or among others. */
  public static boolean concerns(ExamEvent event, String student) {
    return switch (event) {
      case AttemptEvent.AttemptsExpired expired -> expired.students().contains(student);
      case GradeEvent.AttemptsGraded graded ->
          graded.attempts().stream().anyMatch(one -> one.student().equals(student));
      case SheetEvent.MarksEntered entered ->
          entered.rows().stream().anyMatch(row -> row.student().equals(student));
      case SheetEvent.MarksStaged staged ->
          staged.rows().stream().anyMatch(row -> row.student().equals(student));
      case ConductEvent.MessageSent sent when sent.student() == null -> true;
      case AttemptEvent _, ConductEvent _, GradeEvent _, SetupEvent _, SheetEvent _ ->
          student.equals(student(event));
    };
  }

  private static @Nullable String student(AttemptEvent event) {
    return switch (event) {
      case AttemptEvent.AttemptBegun begun -> begun.student();
      case AttemptEvent.DeviceChanged changed -> changed.student();
      case AttemptEvent.ItemAdvanced advanced -> advanced.student();
      case AttemptEvent.AnswerSaved saved -> saved.student();
      case AttemptEvent.LateAnswerKept late -> late.student();
      case AttemptEvent.HandedIn handedIn -> handedIn.student();
      case AttemptEvent.AttemptsExpired expired ->
          expired.students().size() == 1 ? expired.students().getFirst() : null;
    };
  }

  private static @Nullable String student(ConductEvent event) {
    return switch (event) {
      case ConductEvent.IncidentRecorded recorded -> recorded.student();
      case ConductEvent.StrikeGiven given -> given.student();
      case ConductEvent.DrillHeld _ -> null;
      case ConductEvent.StrikeAcknowledged seen -> seen.student();
      case ConductEvent.StrikeReviewed review -> review.student();
      case ConductEvent.AppealFiled filed -> filed.student();
      case ConductEvent.AppealDecided decided -> decided.student();
      case ConductEvent.LateAnswerCounted counted -> counted.student();
      case ConductEvent.MessageSent sent -> sent.student();
      case ConductEvent.AttemptPaused paused -> paused.student();
      case ConductEvent.AttemptResumed resumed -> resumed.student();
      case ConductEvent.ExtraTimeGranted granted -> granted.student();
      case ConductEvent.AttemptTerminated ended -> ended.student();
      case ConductEvent.AttemptReinstated again -> again.student();
    };
  }
}
