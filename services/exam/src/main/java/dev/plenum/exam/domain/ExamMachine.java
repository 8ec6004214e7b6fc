package dev.plenum.exam.domain;

import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.Due;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.machine.StateMachine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** An exam as the kernel sees it: a table of contents of who decides what. */
public final class ExamMachine implements StateMachine<Exam, ExamCommand, ExamEvent> {

  public static final MachineTypes<Exam, ExamCommand, ExamEvent> TYPES =
      new MachineTypes<>(Exam.class, ExamCommand.class, ExamEvent.class);

  private static final int STATE_VERSION = 1;

  /**
   * Who asks and when, in whole milliseconds, because that is how deadlines are published.
   *
   * @param actor the member of the staff, or whoever else
   */
  record Asked(Instant at, String actor) {
    static Asked of(Stamp stamp) {
      return new Asked(stamp.receivedAt().truncatedTo(ChronoUnit.MILLIS), stamp.actor());
    }
  }

  @Override
  public int stateVersion() {
    return STATE_VERSION;
  }

  @Override
  public Exam initial() {
    return Exam.INITIAL;
  }

  @Override
  public Decision<ExamEvent> decide(Exam exam, Stamped<ExamCommand> command) {
    Asked asked = Asked.of(command.stamp());
    return switch (command.command()) {
      case AttemptCommand attempt -> decide(exam, attempt, asked);
      case ConductCommand conduct -> decide(exam, conduct, asked);
      case SetupCommand setup -> decide(exam, setup, asked.at());
      case GradeCommand grade -> decide(exam, grade, asked);
      case SheetCommand sheet -> decide(exam, sheet, asked);
    };
  }

  private static Decision<ExamEvent> decide(Exam exam, AttemptCommand command, Asked asked) {
    return switch (command) {
      case AttemptCommand.SaveAnswer save -> AnswerDecider.save(exam, save, asked.at());
      case AttemptCommand.BeginAttempt begin -> AttemptDecider.begin(exam, begin, asked.at());
      case AttemptCommand.AdvanceItem advance -> AttemptDecider.advance(exam, advance, asked.at());
      case AttemptCommand.HandIn handIn -> HandInDecider.handIn(exam, handIn, asked.at());
      case AttemptCommand.HandInExpired expired -> HandInDecider.expired(exam, expired, asked.at());
    };
  }

  private static Decision<ExamEvent> decide(Exam exam, ConductCommand command, Asked asked) {
    return switch (command) {
      case ConductCommand.ReportIncident report -> IncidentDecider.report(exam, report, asked.at());
      case ConductCommand.FlagStudent flag -> IncidentDecider.flag(exam, flag, asked.at());
      case ConductCommand.HoldDrill drill -> IncidentDecider.drill(exam, drill, asked.at());
      case ConductCommand.AcknowledgeStrike seen -> StrikeDecider.acknowledge(exam, seen);
      case ConductCommand.ReviewStrike review -> StrikeDecider.review(exam, review, asked.at());
      case ConductCommand.FileAppeal appeal -> AppealDecider.file(exam, appeal, asked.at());
      case ConductCommand.DecideAppeal decide -> AppealDecider.decide(exam, decide, asked.at());
      case ConductCommand.WarnStudent warn -> StaffDecider.warn(exam, warn, asked.at());
      case ConductCommand.SendMessage send -> StaffDecider.send(exam, send, asked.at());
      case ConductCommand.PauseAttempt pause -> StaffDecider.pause(exam, pause, asked.at());
      case ConductCommand.ResumeAttempt resume -> StaffDecider.resume(exam, resume, asked.at());
      case ConductCommand.GrantExtraTime grant -> StaffDecider.grant(exam, grant, asked.at());
      case ConductCommand.TerminateAttempt end -> StaffDecider.terminate(exam, end, asked.at());
      case ConductCommand.ReinstateAttempt again -> StaffDecider.reinstate(exam, again, asked.at());
    };
  }

  private static Decision<ExamEvent> decide(Exam exam, SetupCommand command, Instant now) {
    return switch (command) {
      case SetupCommand.ConfigureExam configure -> ConfigurationDecider.decide(exam, configure);
      case SetupCommand.ImportPaperChunk chunk -> PaperDecider.decide(exam, chunk);
      case SetupCommand.SealPaper seal -> PaperDecider.decide(exam, seal);
      case SetupCommand.ImportRosterChunk chunk -> RosterDecider.decide(exam, chunk);
      case SetupCommand.SealRoster seal -> RosterDecider.decide(exam, seal);
      case SetupCommand.OpenExam open -> LifecycleDecider.open(exam, open, now);
      case SetupCommand.CloseExam close -> LifecycleDecider.close(exam, close, now);
      case SetupCommand.ExtendExam extend -> LifecycleDecider.extend(exam, extend, now);
      case SetupCommand.PublishResults _ -> LifecycleDecider.publish(exam, now);
      case SetupCommand.WithdrawResults withdraw -> LifecycleDecider.withdraw(exam, withdraw, now);
    };
  }

  private static Decision<ExamEvent> decide(Exam exam, GradeCommand command, Asked asked) {
    return switch (command) {
      case GradeCommand.GradeAttempts grade -> GradeDecider.grade(exam, grade, asked.at());
      case GradeCommand.ReplaceKey replace -> GradeDecider.replaceKey(exam, replace, asked.at());
      case GradeCommand.ClaimItem claim -> MarkingDecider.claim(exam, claim, asked);
      case GradeCommand.ReleaseItem release -> MarkingDecider.release(exam, release, asked);
      case GradeCommand.MarkAnswer mark -> MarkingDecider.mark(exam, mark, asked);
    };
  }

  private static Decision<ExamEvent> decide(Exam exam, SheetCommand command, Asked asked) {
    return switch (command) {
      case SheetCommand.RequestSheet _ -> SheetDecider.request(exam, asked);
      case SheetCommand.LeaveSheetLine _ -> SheetDecider.leave(exam, asked);
      case SheetCommand.GrantSheet grant -> SheetDecider.grant(exam, grant, asked);
      case SheetCommand.RenewSheet renew -> SheetDecider.renew(exam, renew, asked);
      case SheetCommand.ReleaseSheet release -> SheetDecider.release(exam, release, asked);
      case SheetCommand.BreakSheet end -> SheetDecider.breakIt(exam, end, asked);
      case SheetCommand.ExpireSheet expire -> SheetDecider.expire(exam, expire, asked);
      case SheetCommand.EnterMarks enter -> EntryDecider.enter(exam, enter, asked);
      case SheetCommand.StageMarks stage -> StagingDecider.stage(exam, stage, asked);
      case SheetCommand.EnterStaged enter -> StagingDecider.enter(exam, enter, asked);
    };
  }

  @Override
  public Exam evolve(Exam exam, ExamEvent event, EntryContext context) {
    return PublishedExam.keeping(exam, evolved(exam, event, context));
  }

  private static Exam evolved(Exam exam, ExamEvent event, EntryContext context) {
    return switch (event) {
      case AttemptEvent attempt -> AttemptEvolution.evolve(exam, attempt, context);
      case ConductEvent conduct -> ConductEvolution.evolve(exam, conduct, context);
      case SetupEvent setup -> SetupEvolution.evolve(exam, setup, context);
      case GradeEvent grade -> GradeEvolution.evolve(exam, grade, context);
      case SheetEvent sheet -> SheetEvolution.evolve(exam, sheet, context);
    };
  }

  @Override
  public Comparator<Stamped<ExamCommand>> order() {
    return CommandOrder.COMPARATOR;
  }

  @Override
  public List<Due<ExamCommand>> due(Exam exam, Instant now) {
    return Timetable.due(exam, now);
  }
}
