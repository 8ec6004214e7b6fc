package dev.plenum.node.exam.desk;

import dev.plenum.exam.domain.Reason;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.problem.Refusals;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which HTTP status a refusal has. Exhaustive, so that a new reason needs a decision here. */
public final class ExamRefusals {
  /** The member that names who won a race of hand-ins. */
  public static final String WINNER = "winner";

  private static final Duration SETTLING = Duration.ofSeconds(1);
  private static final Map<String, Reason> BY_CODE =
      Arrays.stream(Reason.values()).collect(Collectors.toMap(Reason::code, Function.identity()));

  private ExamRefusals() {}

  public static Problem of(Rejection rejection) {
    Reason reason = BY_CODE.get(rejection.reason());
    if (reason == null) {
      return Refusals.ofLaterVersion(rejection);
    }
    Problem problem =
        new Problem(
            status(reason),
            rejection.reason(),
            rejection.detail(),
            rejection.field(),
            reason == Reason.NotConfigured ? SETTLING : null);
    return reason == Reason.ConflictResolved && rejection.field() != null
        ? problem.because(nature(reason)).with(WINNER, rejection.field())
        : problem.because(nature(reason));
  }

  private static Problem.Nature nature(Reason reason) {
    return switch (reason) {
      case ConflictResolved -> Problem.Nature.RACE_LOST;
      case AlreadyBegun,
          HandedIn,
          IncidentKnown,
          AlreadyAcknowledged,
          AlreadyReviewed,
          AlreadyDecided,
          AlreadyPublished,
          AlreadyOpen ->
          Problem.Nature.ALREADY_DONE;
      case NotOpen, TimeOver, TooLate, Paused, NotBegun, Terminated, NotCurrent ->
          Problem.Nature.WRONG_MOMENT;
      default -> Problem.Nature.PLAIN;
    };
  }

  static HttpStatus status(Reason reason) {
    return switch (reason) {
      case NotConfigured -> HttpStatus.SERVICE_UNAVAILABLE;
      case NotOnRoster, NotOpen, TimeOver, TooLate, Paused, Terminated -> HttpStatus.FORBIDDEN;
      case UnknownItem, UnknownStrike, UnknownAppeal -> HttpStatus.NOT_FOUND;
      case PlanInvalid,
          PaperInvalid,
          RosterLineInvalid,
          ClosingTimePast,
          ClosingTimeTooSoon,
          ExtensionInvalid,
          AnswerInvalid,
          DeviceInvalid,
          KindNotReportable,
          IncidentInvalid,
          VerdictInvalid,
          NothingToAppeal,
          TextInvalid,
          MinutesInvalid,
          KeyInvalid,
          MarksOutOfRange,
          RowsInvalid,
          NothingToMark ->
          HttpStatus.UNPROCESSABLE_ENTITY;
      case PlanUnchanged,
          ImmutableOnceOpen,
          PaperInForce,
          PaperUnchanged,
          PaperOutOfOrder,
          PaperIncomplete,
          RosterInForce,
          RosterUnchanged,
          RosterOutOfOrder,
          RosterIncomplete,
          NotReady,
          AlreadyOpen,
          NotRunning,
          NotDue,
          NotClosed,
          NotGraded,
          MarksMissing,
          AlreadyPublished,
          NotPublished,
          NotBegun,
          AlreadyBegun,
          NotCurrent,
          NoItemTimer,
          HandedIn,
          ConflictResolved,
          NotDrilling,
          IncidentKnown,
          TooManyIncidents,
          AlreadyAcknowledged,
          AlreadyReviewed,
          AlreadyDecided,
          AppealPending,
          TooManyAppeals,
          AlreadyPaused,
          NotPaused,
          AlreadyTerminated,
          NotTerminated,
          NothingToGrade,
          KeyOutdated,
          KeyUnchanged,
          TooManyKeyChanges,
          ItemClaimed,
          ItemNotClaimed,
          SheetRequestedAlready,
          SheetHeld,
          SheetHeldByYou,
          SheetLineFull,
          NotInLine,
          NotHeld,
          StaleToken,
          SheetMoved ->
          HttpStatus.CONFLICT;
    };
  }
}
