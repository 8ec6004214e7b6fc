package dev.plenum.node.problem;

import dev.plenum.kernel.shard.Outcome.Retry;
import io.micronaut.http.HttpStatus;

/** What is said to whoever is to send the same request again. */
public final class Refusals {
  private Refusals() {}

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
