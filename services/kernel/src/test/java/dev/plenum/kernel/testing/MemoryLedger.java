package dev.plenum.kernel.testing;

import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One shard's ledger in memory: keeps a store's promises, and fails as a database can. */
public final class MemoryLedger implements LedgerStore {
  private final List<Entry> entries = new ArrayList<>();
  private byte[] root = new MerkleFrontier().root();
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
  public void meet(Fate fate) {
    next = fate;
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public void open(String shard) {}

  @Override
  public Head head(String shard) {
    return new Head(epoch, leader, entries.size(), root);
  }

  @Override
  public Head takeEpoch(String shard, String node) {
    epoch++;
    leader = node;
    return head(shard);
  }

  @Override
  public boolean commit(Batch batch) {
    Fate fate = next;
    next = Fate.COMMITTED;
    if (fate == Fate.UNKNOWN_AND_LOST) {
      throw new StoreException("lost", new IllegalStateException("before the write"));
    }
    boolean committed = batch.epoch() == epoch && batch.expectedHead() == entries.size();
    if (committed) {
      entries.addAll(batch.entries());
      root = batch.root();
    }
    if (fate == Fate.UNKNOWN_AND_KEPT) {
      throw new StoreException("lost", new IllegalStateException("after the write"));
    }
    return committed;
  }

  @Override
  public List<Entry> read(String shard, long fromSeq, int limit) {
    int from = (int) Math.min(entries.size(), fromSeq - 1);
    long to = Math.min(entries.size(), (long) from + limit);
    return List.copyOf(entries.subList(from, (int) to));
  }

  @Override
  public Optional<Entry> find(String shard, long seq) {
    return read(shard, seq, 1).stream().findFirst();
  }

  @Override
  public Generation generation() {
    return new Generation(0, 3);
  }

  @Override
  public Generation raiseGeneration(long expected, int cpMembers) {
    return generation();
  }

  @Override
  public void close() {}
}
