package dev.plenum.kernel.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
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

  private static final long FOREVER = Duration.ofDays(1).toNanos();

  private final Work work;
  private final List<Round> rounds = new CopyOnWriteArrayList<>();
  private final List<Work.Running> workers = new ArrayList<>();
  private final Lock lock;
  private final Condition changed;
  private final PriorityQueue<Round> due =
      new PriorityQueue<>(
          Comparator.<Round>comparingLong(round -> round.dueNanos)
              .thenComparingLong(round -> round.place));
  private long places;
  private volatile boolean closed;

  private static final class Round {
    private final String name;
    private final Runnable action;
    private final long periodNanos;
    private final long limitNanos;
    private long dueNanos;
    private long place;
    private volatile long doneNanos;

    Round(String name, Runnable action, Duration period, Duration limit, long now) {
      this.name = name;
      this.action = action;
      this.periodNanos = period.toNanos();
      this.limitNanos = limit.toNanos();
      this.doneNanos = now;
    }

    boolean again() {
      return periodNanos > 0;
    }
  }

  /** With a thread of its own. */
  public Rounds(String thread) {
    this(Work.SYSTEM, thread, 1);
  }

  /** With so many threads, called by this name and a number. */
  public Rounds(Work work, String thread, int threads) {
    this.work = work;
    this.lock = work.lock();
    this.changed = lock.newCondition();
    for (int i = 0; i < threads; i++) {
      workers.add(work.begin(thread + "-" + i, this::workOn));
    }
  }

  /** Does work at once, and again so long after each end of it. */
  public void every(Duration period, String name, Runnable action) {
    every(Duration.ZERO, period, name, action);
  }

  /** The same, for the first time after {@code first}. */
  public void every(Duration first, Duration period, String name, Runnable action) {
    every(first, period, OVERDUE.plus(period.multipliedBy(2)), name, action);
  }

  /**
   * The same, of work that may take long.
   *
   * @param limit after which it is overdue
   */
  public void every(Duration first, Duration period, Duration limit, String name, Runnable action) {
    Round round = new Round(name, action, period, limit, work.nanos());
    rounds.add(round);
    add(round, first.toNanos());
  }

  /** Does something on the thread of the rounds, whatever becomes of it. */
  public void once(String name, Runnable action) {
    add(new Round(name, action, Duration.ZERO, OVERDUE, work.nanos()), 0);
  }

  private void add(Round round, long pauseNanos) {
    lock.lock();
    try {
      round.dueNanos = work.nanos() + pauseNanos;
      round.place = places++;
      due.add(round);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void workOn() throws InterruptedException {
    while (true) {
      Round round = nextDespiteInterruptions();
      if (round == null) {
        return;
      }
      run(round);
      if (round.again()) {
        add(round, round.periodNanos);
      }
    }
  }

  /** Work that was interrupted, or interrupts its own thread, does not end the rounds either. */
  private @Nullable Round nextDespiteInterruptions() throws InterruptedException {
    while (true) {
      try {
        return next();
      } catch (InterruptedException interrupted) {
        if (closed) {
          throw interrupted;
        }
      }
    }
  }

  /** The next that is due; null once this is closed. */
  private @Nullable Round next() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        Round first = due.peek();
        long left = first == null ? FOREVER : first.dueNanos - work.nanos();
        if (left <= 0) {
          return due.poll();
        }
        var _ = changed.awaitNanos(left);
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void run(Round round) {
    try {
      round.action.run();
      round.doneNanos = work.nanos();
    } catch (RuntimeException | Error e) {
      // Whatever it is, a worker that ended by it would never run this again.
      log.error("{} failed", round.name, e);
    }
  }

  /** Names of work that has not come to a good end for long. */
  public List<String> overdue() {
    long now = work.nanos();
    return rounds.stream()
        .filter(round -> now - round.doneNanos > round.limitNanos)
        .map(round -> round.name)
        .toList();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    workers.forEach(Work.Running::stop);
  }
}
