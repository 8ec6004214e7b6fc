package dev.plenum.kernel.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done again and again. No work ends by what it runs, errors of the virtual machine
 * included, and work that has not come to a good end for long is found out: a node whose work
 * stands still must not pass for healthy. Everything periodic goes this way; ArchUnit sees to it.
 */
public final class Rounds implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  /** Beyond any statement's time limit and any pause of a collector. */
  private static final Duration OVERDUE = Duration.ofSeconds(20);

  private final List<Round> rounds = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService scheduler;

  private static final class Round {
    private final String name;
    private final long limitNanos;
    private volatile long doneNanos = System.nanoTime();

    Round(String name, Duration limit) {
      this.name = name;
      this.limitNanos = limit.toNanos();
    }
  }

  /** With a thread of its own. */
  public Rounds(String thread) {
    this(thread, 1);
  }

  /** With so many threads, called by this name and a number. */
  public Rounds(String thread, int threads) {
    this.scheduler =
        Executors.newScheduledThreadPool(
            threads, Thread.ofPlatform().name(thread + "-", 0).daemon().factory());
  }

  /** Does work at once, and again so long after each end of it. */
  public void every(Duration period, String name, Runnable work) {
    every(Duration.ZERO, period, name, work);
  }

  /** The same, for the first time after {@code first}. */
  public void every(Duration first, Duration period, String name, Runnable work) {
    every(first, period, OVERDUE.plus(period.multipliedBy(2)), name, work);
  }

  /**
   * The same, of work that may take long.
   *
   * @param limit after which it is overdue
   */
  public void every(Duration first, Duration period, Duration limit, String name, Runnable work) {
    Round round = new Round(name, limit);
    rounds.add(round);
    var _ =
        scheduler.scheduleWithFixedDelay(
            () -> run(round, work), first.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
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

  /** Does something on the thread of the rounds, whatever becomes of it. */
  public void once(String name, Runnable work) {
    scheduler.execute(() -> run(new Round(name, OVERDUE), work));
  }

  /** Names of work that has not come to a good end for long. */
  public List<String> overdue() {
    long now = System.nanoTime();
    return rounds.stream()
        .filter(round -> now - round.doneNanos > round.limitNanos)
        .map(round -> round.name)
        .toList();
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
