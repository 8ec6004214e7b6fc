package dev.plenum.kernel.member;

import dev.plenum.kernel.replica.SnapshotFormat;
import dev.plenum.kernel.shard.Folded;
import dev.plenum.kernel.shard.View;
import org.jspecify.annotations.Nullable;

/**
 * Digests of the replica's state, for comparison with the other nodes. Equal sequence numbers must
 * have equal digests. Taken when the ledger rests and at certain batches when it does not, off the
 * folding thread.
 */
final class Digests<S> {
  private static final long EVERY = 16_384;
  private static final int COST_FACTOR = 20;

  private final SnapshotFormat<S> format;
  private volatile @Nullable View<S> due;
  private long lastSeenSeq = -1;
  private long notBeforeNanos = System.nanoTime();
  private volatile Digest latest = new Digest(0, "");

  record Digest(long seq, String hex) {}

  Digests(SnapshotFormat<S> format) {
    this.format = format;
  }

  Digest latest() {
    return latest;
  }

  void folded(Folded<S, ?> batch) {
    long first = batch.entries().getFirst().context().seq();
    if (first / EVERY != (batch.after().seq() + 1) / EVERY) {
      due = batch.after();
    }
  }

  /** Called every second. */
  void tick(View<S> now) {
    View<S> wanted = due;
    due = null;
    if (wanted == null && now.seq() == lastSeenSeq) {
      wanted = now;
    }
    lastSeenSeq = now.seq();
    if (wanted != null && wanted.seq() > latest.seq() && System.nanoTime() >= notBeforeNanos) {
      take(wanted);
    }
  }

  private void take(View<S> view) {
    long start = System.nanoTime();
    Digest digest = new Digest(view.seq(), format.digest(view.state()));
    latest = digest;
    long cost = System.nanoTime() - start;
    notBeforeNanos = System.nanoTime() + COST_FACTOR * cost;
  }
}
