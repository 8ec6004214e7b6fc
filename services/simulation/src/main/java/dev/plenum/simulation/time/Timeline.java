package dev.plenum.simulation.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One thread that is all threads of a world. What can go on now goes on in an order that the seed
 * draws; when nothing can, time passes to the next moment for which something is planned.
 */
public final class Timeline implements Executor {
  private final Random random;
  private final List<Runnable> ready = new ArrayList<>();
  private final Queue<Runnable> fromOutside = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Moment> planned =
      new PriorityQueue<>(
          Comparator.comparingLong(Moment::nanos)
              .thenComparingInt(Moment::lot)
              .thenComparingLong(Moment::number));
  private long now;
  private long numbers;
  private long steps;
  private int running;
  private @Nullable Thread carrier;

  /** Something that happens at its time unless it is cancelled. */
  public static final class Moment {
    private final long nanos;
    private final int lot;
    private final long number;
    private final Runnable action;
    private boolean cancelled;

    private Moment(long nanos, int lot, long number, Runnable action) {
      this.nanos = nanos;
      this.lot = lot;
      this.number = number;
      this.action = action;
    }

    private long nanos() {
      return nanos;
    }

    private int lot() {
      return lot;
    }

    private long number() {
      return number;
    }

    public void cancel() {
      cancelled = true;
    }
  }

  public Timeline(Random random) {
    this.random = random;
  }

  /** Nanoseconds since the world began. */
  public long now() {
    return now;
  }

  /** How much has been done. */
  public long steps() {
    return steps;
  }

  /** Plans something; what is planned for one moment happens in an order that is drawn. */
  public Moment in(long nanos, Runnable action) {
    Moment moment = new Moment(now + Math.max(0, nanos), random.nextInt(), numbers++, action);
    planned.add(moment);
    return moment;
  }

  /** Takes what a fiber does next. */
  @Override
  public void execute(Runnable next) {
    if (isMine(Thread.currentThread())) {
      ready.add(next);
    } else {
      fromOutside.add(next);
    }
  }

  private boolean isMine(Thread thread) {
    Fiber fiber = Fiber.current();
    return fiber == null ? thread.equals(carrier) : fiber.work().timeline() == this;
  }

  /** A fiber runs from here on, until it waits. */
  void goesOn() {
    running++;
  }

  void waits() {
    running--;
  }

  /**
   * A fiber may meet a lock of a library that another world holds. That has nothing to do with this
   * world, which stands still until the fiber goes on.
   */
  private void runWhole(Runnable step) {
    step.run();
    while (running > 0) {
      Runnable rest = fromOutside.poll();
      if (rest == null) {
        Thread.onSpinWait();
      } else {
        rest.run();
      }
    }
  }

  /** Goes on until nothing is left or the time has come. */
  public void runUntil(long nanos) {
    carrier = Thread.currentThread();
    while (step(nanos)) {
      steps++;
    }
    now = Math.max(now, nanos);
  }

  private boolean step(long until) {
    if (!ready.isEmpty()) {
      runWhole(drawReady());
      return true;
    }
    Moment next = planned.peek();
    if (next == null || next.nanos() > until) {
      return false;
    }
    planned.remove();
    now = Math.max(now, next.nanos());
    if (!next.cancelled) {
      next.action.run();
    }
    return true;
  }

  private Runnable drawReady() {
    int drawn = random.nextInt(ready.size());
    Runnable chosen = ready.get(drawn);
    ready.set(drawn, ready.getLast());
    ready.removeLast();
    return chosen;
  }
}
