package dev.plenum.exam.domain;

import dev.plenum.exam.domain.conduct.Appeal;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.exam.domain.conduct.Strike;
import dev.plenum.exam.domain.plan.IncidentKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What proctoring asks: of students' pages, of the staff, of the clock. Who of the staff asks is
 * the actor of the command's stamp.
 */
public sealed interface ConductCommand extends ExamCommand {

  /**
   * A student's page saw something.
   *
   * @param startedAt as the device says, already corrected by its offset
   * @param millis how long it lasted so far; the same incident may be reported again as it goes on
   */
  record ReportIncident(
      String student,
      IncidentKind kind,
      Instant startedAt,
      long millis,
      String device,
      @Nullable String note)
      implements ConductCommand {}

  /** A member of the staff saw something: a strike. */
  record FlagStudent(String student, String reason) implements ConductCommand {}

  /** Invents incidents for a minute of a rehearsal. */
  record HoldDrill(long minute) implements ConductCommand {}

  record AcknowledgeStrike(String student, int number) implements ConductCommand {}

  /** Confirms or dismisses a strike. */
  record ReviewStrike(String student, int number, Strike.State verdict, String reason)
      implements ConductCommand {}

  record FileAppeal(String student, AppealSubject subject, String text) implements ConductCommand {}

  /** Upholds or rejects an appeal. */
  record DecideAppeal(String student, int appeal, Appeal.State verdict, String reason)
      implements ConductCommand {}

  record WarnStudent(String student, String text) implements ConductCommand {}

  /**
   * A message.
   *
   * @param student null for everybody
   */
  record SendMessage(@Nullable String student, String text) implements ConductCommand {}

  record PauseAttempt(String student) implements ConductCommand {}

  record ResumeAttempt(String student) implements ConductCommand {}

  record GrantExtraTime(String student, int minutes) implements ConductCommand {}

  record TerminateAttempt(String student, String reason) implements ConductCommand {}

  record ReinstateAttempt(String student, String reason) implements ConductCommand {}
}
