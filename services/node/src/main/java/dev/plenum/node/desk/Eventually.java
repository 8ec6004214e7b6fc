package dev.plenum.node.desk;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something that usually comes soon. */
public final class Eventually {
  private static final long LOOK_MILLIS = 50;

  private Eventually() {}

  /** Completes when it is so, or when {@code limit} is over; holds no thread meanwhile. */
  public static CompletableFuture<Void> is(BooleanSupplier so, Duration limit) {
    return look(so, System.nanoTime() + limit.toNanos());
  }

  private static CompletableFuture<Void> look(BooleanSupplier so, long until) {
    if (so.getAsBoolean() || System.nanoTime() - until > 0) {
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS))
        .thenCompose(_ -> look(so, until));
  }
}
