package dev.plenum.kernel.member;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a member does again and again. No work ends by what it runs, and what has not come to an end
 * for long is found out: a node whose work stands still must not pass for healthy.
 */
final class Rounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  /** Beyond any statement's time limit and any pause of a collector. */
  private static final long OVERDUE_NANOS = Duration.ofSeconds(20).toNanos();

  private final List<Round> rounds = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService scheduler =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().name("shard-", 0).daemon().factory());

  private static final class Round {
    private final String name;
    private volatile long doneNanos = System.nanoTime();

    Round(String name) {
      this.name = name;
    }
  }

  void every(Duration period, String name, Runnable work) {
    Round round = new Round(name);
    rounds.add(round);
    var _ =
        scheduler.scheduleWithFixedDelay(
            () -> run(round, work), 0, period.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void run(Round round, Runnable work) {
    try {
      work.run();
      round.doneNanos = System.nanoTime();
    } catch (RuntimeException | Error e) {
      // Whatever it is, an executor that hears of it would never run this again.
      log.error("{} failed", round.name, e);
    }
  }

  /** Names of work that has not come to a good end for long. */
  List<String> overdue() {
    long now = System.nanoTime();
    return rounds.stream()
        .filter(round -> now - round.doneNanos > OVERDUE_NANOS)
        .map(round -> round.name)
        .toList();
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
