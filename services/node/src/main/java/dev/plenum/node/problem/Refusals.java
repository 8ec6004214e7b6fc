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
        return new Problem(status(reason), rejection.reason(), rejection.detail());
      }
    }
    return domain.apply(rejection);
  }

  private static HttpStatus status(KernelReason reason) {
    return switch (reason) {
      case CommandIdTaken -> HttpStatus.CONFLICT;
      case DecisionFailed -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
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
}
