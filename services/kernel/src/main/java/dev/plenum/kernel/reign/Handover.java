package dev.plenum.kernel.reign;

import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** Hands one thing at a time from one thread to another. */
final class Handover<T> {
  private final Lock lock;
  private final Condition changed;
  private @Nullable T held;

  Handover(Work work) {
    this.lock = work.lock();
    this.changed = lock.newCondition();
  }

  /** Puts a thing there; false if the one before it was not taken in time. */
  boolean offer(T thing, Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (held != null && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (held != null) {
        return false;
      }
      held = thing;
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes what is there; null if nothing came in time. */
  @Nullable T poll(Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (held == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      T taken = held;
      held = null;
      changed.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }
}
