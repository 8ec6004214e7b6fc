package dev.plenum.kernel.member;

import dev.plenum.kernel.peer.StateDigest;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.replica.Snapshot;
import dev.plenum.kernel.replica.SnapshotFormat;
import dev.plenum.kernel.shard.Folded;
import dev.plenum.kernel.shard.View;
import dev.plenum.kernel.work.Work;
import org.jspecify.annotations.Nullable;

/**
 * Digests of the replica's state, for comparison with the other nodes. Equal sequence numbers and
 * state versions must have equal digests. Taken when the ledger rests and at certain batches when
 * it does not, off the folding thread.
 */
final class Digests<S> {
  /** A batch counts if it crosses a multiple of two to this power. */
  private static final int LEAST_ROUNDNESS = 5;

  private static final int COST_FACTOR = 20;

  private final Work work;
  private final SnapshotFormat<S> format;
  private final Replica<S, ?, ?> replica;
  private @Nullable Snapshot<S> due;
  private int dueRoundness;
  private long lastSeenSeq = -1;
  private long notBeforeNanos;
  private volatile Taken<S> latest;

  /** A digest and what it is of. */
  record Taken<S>(StateDigest digest, Snapshot<S> snapshot) {}

  Digests(Work work, SnapshotFormat<S> format, Replica<S, ?, ?> replica) {
    this.work = work;
    this.notBeforeNanos = work.nanos();
    this.format = format;
    this.replica = replica;
    this.latest = new Taken<>(StateDigest.none(format.stateVersion()), replica.snapshot());
  }

  Taken<S> latest() {
    return latest;
  }

  /**
   * Takes note of a batch that is worth a digest: of those since the last tick, the one that
   * crossed the roundest number. Nodes tick at different moments, but agree on what is round.
   */
  synchronized void folded(Folded<S, ?> batch) {
    long before = batch.entries().getFirst().context().seq() - 1;
    int roundness = Long.SIZE - 1 - Long.numberOfLeadingZeros(before ^ batch.after().seq());
    if (roundness >= Math.max(LEAST_ROUNDNESS, dueRoundness)) {
      dueRoundness = roundness;
      due = replica.snapshot();
    }
  }

  /** Called every second. */
  void tick() {
    Snapshot<S> now = replica.snapshot();
    boolean rests = now.view().seq() == lastSeenSeq;
    lastSeenSeq = now.view().seq();
    if (work.nanos() < notBeforeNanos) {
      return; // what is due stays so: of a longer time, more nodes agree on what is round
    }
    Snapshot<S> round = takeDue();
    // Where the ledger rests, the others will rest at the same entry.
    Snapshot<S> wanted = rests ? now : round;
    if (wanted != null && wanted.view().seq() > latest.digest().seq()) {
      take(wanted);
    }
  }

  private synchronized @Nullable Snapshot<S> takeDue() {
    Snapshot<S> taken = due;
    due = null;
    dueRoundness = 0;
    return taken;
  }

  private void take(Snapshot<S> snapshot) {
    long start = work.nanos();
    View<S> view = snapshot.view();
    String hex = format.digest(view.state());
    latest = new Taken<>(new StateDigest(format.stateVersion(), view.seq(), hex), snapshot);
    long cost = work.nanos() - start;
    notBeforeNanos = work.nanos() + COST_FACTOR * cost;
  }
}
