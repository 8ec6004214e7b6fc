package dev.plenum.simulation.time;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread of a simulated node: a virtual thread whose steps the {@link Timeline} takes. It gives
 * way only where it waits by {@link SimulatedWork}, so two never run at once and nothing is left to
 * the machine.
 */
final class Fiber {
  private static final ThreadLocal<Fiber> CURRENT = new ThreadLocal<>();

  /** The JDK has virtual threads on a scheduler of one's own, and no public way to them. */
  private static final Method NEW_THREAD = findNewThread();

  private final SimulatedWork work;
  private final Thread thread;
  private boolean woken;
  private boolean interrupted;
  private boolean ended;

  /** The node is no more: thrown where a fiber of it would go on. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }

  Fiber(SimulatedWork work, String name, Executor timeline, Runnable task) {
    this.work = work;
    this.thread = newThread(timeline, name, () -> run(task));
  }

  private static Method findNewThread() {
    try {
      Method method =
          Class.forName("java.lang.ThreadBuilders")
              .getDeclaredMethod(
                  "newVirtualThread", Executor.class, String.class, int.class, Runnable.class);
      method.setAccessible(true);
      return method;
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static Thread newThread(Executor scheduler, String name, Runnable task) {
    try {
      return (Thread) NEW_THREAD.invoke(null, scheduler, name, 0, task);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  void start() {
    thread.start();
  }

  private void run(Runnable task) {
    CURRENT.set(this);
    work.timeline().goesOn();
    try {
      if (!work.dead()) {
        task.run();
      }
    } catch (Killed gone) {
      // As meant.
    } catch (RuntimeException | Error e) {
      work.failed(thread.getName(), e);
    } finally {
      ended = true;
      work.ended(this);
      work.timeline().waits();
    }
  }

  /** The fiber that runs; null on the world's own thread. */
  static @Nullable Fiber current() {
    return Thread.currentThread().isVirtual() ? CURRENT.get() : null;
  }

  SimulatedWork work() {
    return work;
  }

  /** Waits until it is woken; throws if its node died meanwhile. */
  void pause() {
    alive();
    woken = false;
    work.timeline().waits();
    while (!woken) {
      LockSupport.park(this);
    }
    work.timeline().goesOn();
    alive();
    work.thaw(this);
  }

  void alive() {
    if (work.dead()) {
      throw new Killed();
    }
  }

  void wake() {
    if (!woken && !ended) {
      woken = true;
      LockSupport.unpark(thread);
    }
  }

  void interrupt() {
    interrupted = true;
    wake();
  }

  /** Whether it was interrupted, once. */
  boolean takeInterruption() {
    boolean was = interrupted;
    interrupted = false;
    return was;
  }
}
