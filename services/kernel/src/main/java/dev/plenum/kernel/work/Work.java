package dev.plenum.kernel.work;

import dev.plenum.kernel.clock.WallClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;

/**
 * Time and threads, the only way in which the protocol's classes come by either. Whatever waits,
 * waits here: so a simulation can hold all nodes in one thread, decide who goes on, and replay it.
 * ArchUnit sees to it that nothing in the protocol goes around it.
 */
public interface Work extends WallClock {

  /** Work on a thread of its own, for as long as the node lives or longer than a moment. */
  Running begin(String name, Task task);

  /** The same for a moment: costs next to nothing to begin. */
  Running beginLight(String name, Task task);

  /** Does something once, so long from now. */
  Running after(Duration pause, Runnable action);

  /** A lock that excludes and has conditions to wait for, as {@link Lock} has them. */
  Lock lock();

  /** Waits at least so long. */
  void sleep(Duration pause) throws InterruptedException;

  /** The future's value, waited for no longer than {@code limit}. */
  <T> T await(CompletableFuture<T> future, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException;

  /** What is done; an interruption ends it. */
  interface Task {
    void run() throws InterruptedException;
  }

  /** Work that was begun. */
  interface Running {
    /** Interrupts it if it waits or once it does; does not wait for its end. */
    void stop();
  }

  /** This machine's threads, by a clock. */
  static Work of(WallClock clock) {
    return new MachineWork(clock);
  }

  /** This machine's threads and clocks. */
  Work SYSTEM = of(WallClock.SYSTEM);
}
