package dev.plenum.kernel.admission;

import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * The line in front of a leader: at most {@code inWork} commands are being decided, the next ones
 * wait in the domain's order, and beyond {@code queue} nobody is let in. Safe for use by many
 * threads.
 */
public final class WaitingLine<C> {
  private static final int RATE_WINDOW = 64;

  private final Work work;
  private final Lock lock;
  private final Condition changed;
  private final PriorityQueue<Pending<C>> waiting;
  private final Comparator<Pending<C>> order;
  private final Map<UUID, Pending<C>> present = new HashMap<>();
  private int capacity;
  private int inWorkLimit;
  private int inWork;
  private boolean closed;
  private boolean departing;
  private double nanosPerCommand = 1_000_000;
  private long lastDoneNanos;

  public WaitingLine(Work work, Comparator<Stamped<C>> order, Admission admission) {
    this.work = work;
    this.lock = work.lock();
    this.changed = lock.newCondition();
    this.order = (a, b) -> order.compare(a.stamped(), b.stamped());
    this.waiting = new PriorityQueue<>(64, this.order);
    this.inWorkLimit = admission.inWork();
    this.capacity = admission.queue();
  }

  /** Changes the limits; whoever is in work or in line stays there. */
  public void limit(Admission admission) {
    lock.lock();
    try {
      inWorkLimit = admission.inWork();
      capacity = admission.queue();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What became of an attempt to join the line. */
  public enum Joined {
    Waiting,
    /** The same command is here already; its answer goes to all who sent it. */
    AlreadyHere,
    /** Somebody else's command of the same id is here. */
    Taken,
    /** Another command of the same sender and id is here. */
    Reused,
    Full,
    Closed
  }

  public Joined join(Pending<C> pending) {
    lock.lock();
    try {
      if (closed || departing) {
        return Joined.Closed;
      }
      Pending<C> here = present.get(pending.commandId());
      if (here != null && !here.actor().equals(pending.actor())) {
        return Joined.Taken;
      }
      if (here != null && !here.content().mayBe(pending.content())) {
        return Joined.Reused;
      }
      if (here != null) {
        present.put(pending.commandId(), here.with(pending));
        return Joined.AlreadyHere;
      }
      if (waiting.size() >= capacity) {
        return Joined.Full;
      }
      present.put(pending.commandId(), pending);
      waiting.add(pending);
      changed.signal();
      return Joined.Waiting;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next commands in order, as many as may be worked on, at most {@code max}. Waits for the
   * first.
   *
   * @return empty if none came within {@code limit} or the line is closed
   */
  public List<Pending<C>> take(int max, Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long left = limit.toNanos();
      while (!closed && (waiting.isEmpty() || inWork >= inWorkLimit) && left > 0) {
        left = changed.awaitNanos(left);
      }
      int count = closed ? 0 : Math.min(Math.min(max, waiting.size()), inWorkLimit - inWork);
      List<Pending<C>> taken = new ArrayList<>(Math.max(count, 0));
      for (int i = 0; i < count; i++) {
        taken.add(waiting.remove());
      }
      inWork += taken.size();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** The given commands are answered; returns them as they are now, with all their callers. */
  public List<Pending<C>> done(List<Pending<C>> answered, long nowNanos) {
    lock.lock();
    try {
      List<Pending<C>> latest = new ArrayList<>(answered.size());
      answered.forEach(pending -> latest.add(gone(pending)));
      inWork -= answered.size();
      learnRate(answered.size(), nowNanos);
      changed.signal();
      return latest;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a command out; returns it with all its callers. */
  private Pending<C> gone(Pending<C> pending) {
    Pending<C> current = present.remove(pending.commandId());
    return current == null ? pending : current;
  }

  private void learnRate(int count, long nowNanos) {
    if (lastDoneNanos != 0 && count > 0 && !waiting.isEmpty()) {
      double sample = (double) (nowNanos - lastDoneNanos) / count;
      double weight = Math.min(1, (double) count / RATE_WINDOW);
      nanosPerCommand += weight * (sample - nanosPerCommand);
    }
    lastDoneNanos = nowNanos;
  }

  /** Tells everybody who has waited for {@code patience} where they stand. */
  public void tellPlaces(long nowNanos, Duration patience) {
    List<Pending<C>> inOrder;
    double perCommand;
    lock.lock();
    try {
      Pending<C> head = waiting.peek();
      if (head == null) {
        return;
      }
      inOrder = new ArrayList<>(waiting);
      inOrder.replaceAll(pending -> present.getOrDefault(pending.commandId(), pending));
      perCommand = nanosPerCommand;
    } finally {
      lock.unlock();
    }
    inOrder.sort(order);
    for (int i = 0; i < inOrder.size(); i++) {
      Pending<C> pending = inOrder.get(i);
      if (nowNanos - pending.arrivedNanos() >= patience.toNanos()) {
        Duration estimate = Duration.ofNanos((long) (perCommand * (i + 1)));
        pending.place(i + 1, estimate);
      }
    }
  }

  /** Lets nobody in any more and returns everybody who was here, in work or waiting. */
  public List<Pending<C>> close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
      List<Pending<C>> everybody = List.copyOf(present.values());
      present.clear();
      waiting.clear();
      inWork = 0;
      return everybody;
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody in any more and returns who waited; what is in work goes on to its answer. */
  public List<Pending<C>> leave() {
    lock.lock();
    try {
      departing = true;
      List<Pending<C>> untaken = new ArrayList<>(waiting.size());
      waiting.forEach(pending -> untaken.add(gone(pending)));
      waiting.clear();
      return untaken;
    } finally {
      lock.unlock();
    }
  }

  public int inWork() {
    lock.lock();
    try {
      return inWork;
    } finally {
      lock.unlock();
    }
  }

  public int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing is in work and nobody waits; under load only after {@link #leave}. */
  public boolean awaitEmpty(Duration limit) throws InterruptedException {
    long deadline = work.nanos() + limit.toNanos();
    while (work.nanos() < deadline) {
      lock.lock();
      try {
        if (present.isEmpty()) {
          return true;
        }
        changed.await(1, TimeUnit.MILLISECONDS);
      } finally {
        lock.unlock();
      }
    }
    return false;
  }
}
