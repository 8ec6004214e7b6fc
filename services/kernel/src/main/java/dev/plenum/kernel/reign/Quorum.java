package dev.plenum.kernel.reign;

import dev.plenum.kernel.work.Work;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** Who holds what of one epoch's batches; tells when a majority, the leader included, holds one. */
final class Quorum {
  private static final long NOTHING = -1;

  private final Lock lock;
  private final Condition changed;
  private final Map<String, Long> held = new HashMap<>();
  private final int needed;
  private boolean abandoned;

  /** For the leader and these peers. */
  Quorum(Work work, List<String> peers) {
    this.lock = work.lock();
    this.changed = lock.newCondition();
    int nodes = peers.size() + 1;
    this.needed = nodes / 2; // besides the leader itself
    peers.forEach(peer -> held.put(peer, NOTHING));
  }

  void holds(String peer, long seq) {
    lock.lock();
    try {
      held.computeIfPresent(peer, (name, before) -> Math.max(before, seq));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void abandon() {
    lock.lock();
    try {
      abandoned = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a majority holds everything up to {@code seq}; false if none does in time. */
  boolean await(long seq, long limitNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = limitNanos;
      while (!abandoned && !majorityHolds(seq) && left > 0) {
        left = changed.awaitNanos(left);
      }
      // Also where enough hold it: a reign that ended commits nothing more.
      return !abandoned && majorityHolds(seq);
    } finally {
      lock.unlock();
    }
  }

  /** Whether a majority holds everything up to {@code seq} already. */
  boolean holds(long seq) {
    lock.lock();
    try {
      return majorityHolds(seq);
    } finally {
      lock.unlock();
    }
  }

  private boolean majorityHolds(long seq) {
    int holding = 0;
    for (long reached : held.values()) {
      holding += reached >= seq ? 1 : 0;
    }
    return holding >= needed;
  }
}
