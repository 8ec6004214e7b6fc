package dev.plenum.node.problem;

import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.kernel.shard.Outcome.Retry;
import io.micronaut.http.HttpStatus;
import java.util.function.Function;

/** What is said of what the kernel did not take. */
public final class Refusals {
  private Refusals() {}

  /** What the kernel refused itself, else as the domain says it. */
  public static Problem of(Rejection rejection, Function<Rejection, Problem> domain) {
    for (KernelReason reason : KernelReason.values()) {
      if (reason.is(rejection)) {
        return problem(reason, rejection);
      }
    }
    return domain.apply(rejection);
  }

  private static Problem problem(KernelReason reason, Rejection rejection) {
    return switch (reason) {
      case CommandIdTaken -> named(HttpStatus.CONFLICT, rejection);
      case CommandIdReused ->
          named(HttpStatus.UNPROCESSABLE_ENTITY, rejection).because(Problem.Nature.ALREADY_DONE);
      case UpgradeUnderWay -> named(HttpStatus.CONFLICT, rejection);
      case DecisionFailed ->
          new Problem(HttpStatus.INTERNAL_SERVER_ERROR, rejection.reason(), rejection.detail());
    };
  }

  /** A later version, which leads, has reasons that this one does not know; it says them itself. */
  public static Problem ofLaterVersion(Rejection rejection) {
    return new Problem(
        HttpStatus.CONFLICT, rejection.reason(), rejection.detail(), rejection.field(), null);
  }

  private static Problem named(HttpStatus status, Rejection rejection) {
    return new Problem(status, rejection.reason(), rejection.detail(), "commandId", null);
  }

  public static Problem of(Retry retry) {
    HttpStatus status =
        switch (retry.reason()) {
          case QueueFull -> HttpStatus.TOO_MANY_REQUESTS;
          case NoLeader,
              LeaderChanged,
              NoMajority,
              StoreUnavailable,
              Draining,
              UpgradeUnderWay,
              Timeout ->
              HttpStatus.SERVICE_UNAVAILABLE;
        };
    return new Problem(
        status,
        retry.reason().name(),
        retry.reason().sentence() + ". Nothing is lost: send the same request again.",
        null,
        retry.after());
  }
}
