package dev.plenum.cli;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The time between two tries. */
final class Pause {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private Pause() {}

  /**
   * Grows, with jitter: a crowd that lost the same node does not come back in one instant.
   *
   * @param asked what the node asked for at least
   */
  static void after(int attempt, Duration asked) {
    long grown = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt, 10));
    long floor = Math.max(grown, asked.toMillis());
    long jitter = ThreadLocalRandom.current().nextLong(floor / 2 + 1);
    try {
      Thread.sleep(floor * 3 / 4 + jitter);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failed("Interrupted.");
    }
  }
}
