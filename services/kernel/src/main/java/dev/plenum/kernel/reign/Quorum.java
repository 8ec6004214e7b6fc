package dev.plenum.kernel.reign;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who holds what of one epoch's batches; tells when a majority, the leader included, holds one. */
final class Quorum {
  private static final long NOTHING = -1;

  private final Map<String, Long> held = new HashMap<>();
  private final int needed;
  private boolean abandoned;

  /** For a resource of {@code nodes} nodes, the leader among them. */
  Quorum(List<String> peers) {
    int nodes = peers.size() + 1;
    this.needed = nodes / 2; // besides the leader itself
    peers.forEach(peer -> held.put(peer, NOTHING));
  }

  synchronized void holds(String peer, long seq) {
    held.computeIfPresent(peer, (name, before) -> Math.max(before, seq));
    notifyAll();
  }

  synchronized void abandon() {
    abandoned = true;
    notifyAll();
  }

  /** Waits until a majority holds everything up to {@code seq}; false if none does in time. */
  synchronized boolean await(long seq, long limitNanos) throws InterruptedException {
    long deadline = System.nanoTime() + limitNanos;
    while (true) {
      if (abandoned) {
        return false; // also where enough hold it: a reign that ended commits nothing more
      }
      if (majorityHolds(seq)) {
        return true;
      }
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
  }

  private boolean majorityHolds(long seq) {
    return Arrays.stream(held.values().stream().mapToLong(Long::longValue).toArray())
            .filter(reached -> reached >= seq)
            .count()
        >= needed;
  }
}
