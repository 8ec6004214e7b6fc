package dev.plenum.simulation.time;

import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** A lock among fibers. Where it is taken another may go first, as on a machine. */
final class SimulatedLock implements Lock {
  private final SimulatedWork work;
  private final Deque<Fiber> waiting = new ArrayDeque<>();
  private @Nullable Fiber owner;
  private int holds;

  SimulatedLock(SimulatedWork work) {
    this.work = work;
  }

  @Override
  public void lock() {
    Fiber me = Fiber.current();
    if (me == null) {
      requireFree(); // the world looks at a node between two of its steps
    } else if (owner != me) {
      work.mayGiveWay();
      take(me);
    }
    holds++;
  }

  private void requireFree() {
    if (owner != null) {
      throw new IllegalStateException("the world looks at what a fiber is about to change");
    }
  }

  private static Fiber mine() {
    Fiber me = Fiber.current();
    if (me == null) {
      throw new IllegalStateException("a node waits outside of its fibers");
    }
    return me;
  }

  private void take(Fiber me) {
    while (owner != null) {
      waiting.add(me);
      me.pause();
    }
    owner = me;
  }

  @Override
  public void unlock() {
    if (owner != Fiber.current()) {
      return; // it was killed while it waited for a condition
    }
    holds--;
    if (holds == 0) {
      release();
    }
  }

  private void release() {
    owner = null;
    Fiber next = waiting.poll();
    if (next != null) {
      next.wake();
    }
  }

  @Override
  public Condition newCondition() {
    return new SimulatedCondition();
  }

  private final class SimulatedCondition implements Condition {
    private final Deque<Fiber> awaiting = new ArrayDeque<>();

    @Override
    public void await() throws InterruptedException {
      var _ = waited(Long.MAX_VALUE / 2);
    }

    @Override
    public long awaitNanos(long nanos) throws InterruptedException {
      return waited(nanos);
    }

    private long waited(long nanos) throws InterruptedException {
      Fiber me = mine();
      long deadline = work.nanos() + nanos;
      int held = holds;
      holds = 0;
      awaiting.add(me);
      release();
      try {
        work.pause(me, nanos);
      } finally {
        awaiting.remove(me);
      }
      take(me);
      holds = held;
      if (me.takeInterruption()) {
        throw new InterruptedException();
      }
      return deadline - work.nanos();
    }

    @Override
    public void signal() {
      Fiber first = awaiting.poll();
      if (first != null) {
        first.wake();
      }
    }

    @Override
    public void signalAll() {
      while (!awaiting.isEmpty()) {
        signal();
      }
    }

    @Override
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
      return waited(unit.toNanos(time)) > 0;
    }

    @Override
    public void awaitUninterruptibly() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean awaitUntil(Date deadline) {
      throw new UnsupportedOperationException();
    }
  }

  @Override
  public void lockInterruptibly() {
    lock();
  }

  @Override
  public boolean tryLock() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean tryLock(long time, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }
}
