package dev.plenum.node.election.desk;

import dev.plenum.election.domain.Reason;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.problem.Refusals;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Arrays;

/** Which HTTP status a refusal has. Exhaustive, so that a new reason needs a decision here. */
public final class ElectionRefusals {
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private ElectionRefusals() {}

  public static Problem of(Rejection rejection) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.name().equals(rejection.reason()))
        .findFirst()
        .map(reason -> of(reason, rejection))
        .orElseGet(() -> Refusals.ofLaterVersion(rejection));
  }

  private static Problem of(Reason reason, Rejection rejection) {
    return new Problem(
            status(reason),
            rejection.reason(),
            rejection.detail(),
            rejection.field(),
            reason == Reason.StillReceiving || reason == Reason.NotConfigured ? SETTLING : null)
        .because(
            switch (reason) {
              case AlreadyVoted, TooManyRevotes -> Problem.Nature.ALREADY_DONE;
              case AlreadyRegistered -> Problem.Nature.RACE_LOST;
              case NotOpen, Paused, TooLate, RegistrationOver -> Problem.Nature.WRONG_MOMENT;
              default -> Problem.Nature.PLAIN;
            });
  }

  /** A refusal that needs no ledger. */
  static Problem of(Reason reason) {
    return of(Rejection.of(reason.name(), reason.sentence()));
  }

  static HttpStatus status(Reason reason) {
    return switch (reason) {
      case NotOpen, Paused, TooLate, NotOnRoll, RegistrationClosed, RegistrationOver ->
          HttpStatus.FORBIDDEN;
      case BeaconStale,
          BeaconEarly,
          UnknownContest,
          RepeatedContest,
          UnknownChoice,
          RepeatedChoice,
          TooFewChoices,
          TooManyChoices,
          RollLineInvalid,
          ManifestInvalid,
          ClosingTimePast,
          ClosingTimeTooSoon,
          ClosingTimeTooFar,
          WrongLotKey ->
          HttpStatus.UNPROCESSABLE_ENTITY;
      case AlreadyVoted,
          TooManyRevotes,
          AlreadyRegistered,
          RegistrationFull,
          AlreadyOpen,
          NotPaused,
          NotRunning,
          NotDue,
          RollMissing,
          RollInForce,
          RollUnchanged,
          RollOutOfOrder,
          RollIncomplete,
          ManifestUnchanged,
          ImmutableOnceOpen,
          StillReceiving,
          NotClosed,
          AlreadyPublished,
          NotTallied ->
          HttpStatus.CONFLICT;
      case NotConfigured -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }
}
