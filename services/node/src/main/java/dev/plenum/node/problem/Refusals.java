package dev.plenum.node.problem;

import dev.plenum.election.domain.Reason;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.kernel.shard.Outcome.Retry;
import io.micronaut.http.HttpStatus;
import java.time.Duration;

/** Which HTTP status a refusal has. Exhaustive, so that a new reason needs a decision here. */
public final class Refusals {
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private Refusals() {}

  public static Problem of(Rejection rejection) {
    Reason reason = Reason.valueOf(rejection.reason());
    return new Problem(
        status(reason),
        rejection.reason(),
        rejection.detail(),
        rejection.field(),
        reason == Reason.StillReceiving || reason == Reason.NotConfigured ? SETTLING : null);
  }

  public static Problem of(Retry retry) {
    HttpStatus status =
        switch (retry.reason()) {
          case QueueFull -> HttpStatus.TOO_MANY_REQUESTS;
          case NoLeader, LeaderChanged, NoMajority, StoreUnavailable, Draining, Timeout ->
              HttpStatus.SERVICE_UNAVAILABLE;
        };
    return new Problem(
        status,
        retry.reason().name(),
        retry.reason().sentence() + ". Nothing is lost: send the same request again.",
        null,
        retry.after());
  }

  static HttpStatus status(Reason reason) {
    return switch (reason) {
      case NotOpen, Paused, TooLate, NotOnRoll -> HttpStatus.FORBIDDEN;
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
          WrongLotKey ->
          HttpStatus.UNPROCESSABLE_ENTITY;
      case AlreadyVoted,
          TooManyRevotes,
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
