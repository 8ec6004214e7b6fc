package dev.plenum.simulation.time;

import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.function.BiConsumer;

/** The time and the threads of one life of one node, as a {@link Timeline} has them. */
public final class SimulatedWork implements Work {
  /** When every world begins: any day will do. */
  public static final long BEGIN_MILLIS = 1_800_000_000_000L;

  private static final int GIVE_WAY_ONE_IN = 6;
  private static final int GIVE_WAY_NANOS = 200_000;

  private final Timeline timeline;
  private final Random random;
  private final Set<Fiber> fibers = new LinkedHashSet<>();
  private final BiConsumer<String, Throwable> onFailure;
  private long skewMillis;
  private long frozenUntil;
  private boolean dead;

  /**
   * A life that begins.
   *
   * @param onFailure hears of threads that ended by what they ran
   */
  public SimulatedWork(Timeline timeline, Random random, BiConsumer<String, Throwable> onFailure) {
    this.onFailure = onFailure;
    this.timeline = timeline;
    this.random = random;
  }

  /** Sets this node's clock apart from the true time. */
  public void skew(long millis) {
    skewMillis = millis;
  }

  /** What all clocks would say if none were wrong. */
  public static long trueMillis(Timeline timeline) {
    return BEGIN_MILLIS + timeline.now() / 1_000_000;
  }

  /** The process is stopped, and goes on so much later as if nothing had been. */
  public void freeze(long nanos) {
    frozenUntil = nanos() + nanos;
  }

  void thaw(Fiber me) {
    long left = frozenUntil - nanos();
    if (left > 0) {
      pause(me, left);
    }
  }

  /** Nothing of this life goes on any more, from this very step on. */
  public void kill() {
    dead = true;
    List.copyOf(fibers).forEach(Fiber::wake);
  }

  Timeline timeline() {
    return timeline;
  }

  public boolean dead() {
    return dead;
  }

  void failed(String fiber, Throwable failure) {
    onFailure.accept(fiber, failure);
  }

  void ended(Fiber fiber) {
    fibers.remove(fiber);
  }

  @Override
  public long millis() {
    return trueMillis(timeline) + skewMillis;
  }

  @Override
  public long nanos() {
    return timeline.now();
  }

  @Override
  public Running begin(String name, Task task) {
    Fiber fiber =
        new Fiber(
            this,
            name,
            timeline,
            () -> {
              try {
                task.run();
              } catch (InterruptedException stopped) {
                // Its end was asked for.
              }
            });
    if (!dead) {
      fibers.add(fiber);
      fiber.start();
    }
    return fiber::interrupt;
  }

  @Override
  public Running beginLight(String name, Task task) {
    return begin(name, task);
  }

  @Override
  public Running after(Duration pause, Runnable action) {
    Timeline.Moment moment = timeline.in(pause.toNanos(), () -> begin("after", action::run));
    return moment::cancel;
  }

  @Override
  public Lock lock() {
    return new SimulatedLock(this);
  }

  @Override
  public void sleep(Duration pause) throws InterruptedException {
    sleepNanos(pause.toNanos());
  }

  private void sleepNanos(long nanos) throws InterruptedException {
    Fiber me = me();
    long end = nanos() + nanos;
    while (nanos() < end) {
      pause(me, end - nanos());
      if (me.takeInterruption()) {
        throw new InterruptedException();
      }
    }
  }

  /** The same where an interruption would have to be ignored anyway. */
  public void wasteNanos(long nanos) {
    Fiber me = me();
    long end = nanos() + nanos;
    while (nanos() < end) {
      pause(me, end - nanos());
    }
  }

  @Override
  public <T> T await(CompletableFuture<T> future, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    Fiber me = me();
    long end = nanos() + limit.toNanos();
    var _ = future.whenComplete((_, _) -> me.wake());
    while (!future.isDone()) {
      if (nanos() >= end) {
        throw new TimeoutException();
      }
      pause(me, end - nanos());
      if (me.takeInterruption()) {
        throw new InterruptedException();
      }
    }
    return future.get();
  }

  private static Fiber me() {
    Fiber me = Fiber.current();
    if (me == null) {
      throw new IllegalStateException("a node waits outside of its fibers");
    }
    return me;
  }

  /** Waits until woken, at most so long. */
  void pause(Fiber me, long nanos) {
    Timeline.Moment late = timeline.in(nanos, me::wake);
    try {
      me.pause();
    } finally {
      late.cancel();
    }
  }

  /** Now and then somebody else is faster. */
  public void mayGiveWay() {
    Fiber me = Fiber.current();
    if (me != null && random.nextInt(GIVE_WAY_ONE_IN) == 0) {
      pause(me, random.nextInt(GIVE_WAY_NANOS));
    }
  }
}
