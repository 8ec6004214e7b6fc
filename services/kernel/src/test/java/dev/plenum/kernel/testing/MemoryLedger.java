package dev.plenum.kernel.testing;

import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.ledger.CommitOutcome;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.ledger.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One shard's ledger in memory: keeps a store's promises, and fails as a database can. */
public final class MemoryLedger implements LedgerStore {
  private final List<Entry> entries = new ArrayList<>();
  private Position position = Position.start();
  private int starts = 1;
  private long epoch;
  private String leader = "";
  private Fate next = Fate.COMMITTED;

  /** What becomes of a commit. */
  public enum Fate {
    COMMITTED,
    /** The connection is lost before anything was written: the caller cannot tell. */
    UNKNOWN_AND_LOST,
    /** The connection is lost after the write: the caller cannot tell. */
    UNKNOWN_AND_KEPT
  }

  /** What the next commit meets. */
  public synchronized void meet(Fate fate) {
    next = fate;
  }

  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public synchronized void open(String shard, Owner owner) {}

  @Override
  public synchronized Head head(String shard) {
    return new Head(epoch, leader, position, "start " + starts);
  }

  @Override
  public synchronized Head takeEpoch(String shard, String node, long known) {
    epoch = Math.max(epoch, known) + 1;
    leader = node;
    return head(shard);
  }

  @Override
  public synchronized CommitOutcome commit(Batch batch) {
    Fate fate = next;
    next = Fate.COMMITTED;
    if (fate == Fate.UNKNOWN_AND_LOST) {
      throw new StoreException("lost", new IllegalStateException("before the write"));
    }
    CommitOutcome outcome = outcome(batch);
    if (outcome == CommitOutcome.Committed) {
      entries.addAll(batch.entries());
      position = new Position(batch.lastSeq(), batch.root());
    }
    if (fate == Fate.UNKNOWN_AND_KEPT) {
      throw new StoreException("lost", new IllegalStateException("after the write"));
    }
    return outcome;
  }

  private CommitOutcome outcome(Batch batch) {
    if (batch.epoch() != epoch || !batch.leader().equals(leader)) {
      return epoch < batch.epoch() ? CommitOutcome.HeadElsewhere : CommitOutcome.Deposed;
    }
    return batch.after().equals(position) ? CommitOutcome.Committed : CommitOutcome.HeadElsewhere;
  }

  /** Somebody changes a row. */
  public synchronized void replace(Entry entry) {
    entries.set((int) entry.seq() - 1, entry);
  }

  /** Fails over to a copy that lacks the last entries, and the epochs above {@code oldEpoch}. */
  public synchronized void goBack(int lost, long oldEpoch) {
    entries.subList(entries.size() - lost, entries.size()).clear();
    MerkleFrontier frontier = new MerkleFrontier();
    entries.forEach(entry -> frontier.append(entry.leaf()));
    position = new Position(entries.size(), frontier.root());
    epoch = Math.min(epoch, oldEpoch);
    starts++;
  }

  @Override
  public synchronized List<Entry> read(String shard, long fromSeq, int limit) {
    int from = (int) Math.min(entries.size(), fromSeq - 1);
    long to = Math.min(entries.size(), (long) from + limit);
    return List.copyOf(entries.subList(from, (int) to));
  }

  @Override
  public synchronized Optional<Entry> find(String shard, long seq) {
    return read(shard, seq, 1).stream().findFirst();
  }

  @Override
  public synchronized void close() {}
}
