package dev.plenum.kernel;

import dev.plenum.kernel.account.AccountStore;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.blob.BlobStore;
import dev.plenum.kernel.leadership.RaftElection;
import dev.plenum.kernel.leadership.RaftGroupView;
import dev.plenum.kernel.ledger.Durability;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.live.Live;
import dev.plenum.kernel.locks.PeopleLocks;
import dev.plenum.kernel.shard.NodeLoad;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.trust.NodeTrust;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The kernel as the application uses it; tests bring one without database and peers. */
public interface Backend<S, C, E> extends AutoCloseable {

  /** Entries that are read at once by whoever reads many. */
  int PAGE = 2_000;

  /** Makes a backend once the meters exist that it reports to. */
  interface Factory {
    Backend<?, ?, ?> create(MeterRegistry registry);
  }

  void start();

  Shard<S, C, E> shard();

  BlobStore blobs();

  AccountStore accounts();

  Live live();

  PeopleLocks locks();

  NodeLoad load();

  /** From now on so many are served at a time. */
  void admit(Admission wanted);

  /** Whether this node should be sent requests. */
  boolean ready();

  /** Whether only a restart can help. */
  boolean failed();

  boolean databaseReady();

  /** What the database promised when it was asked last; null before, and where there is none. */
  default @Nullable Durability durability() {
    return null;
  }

  /** Why the ledger of this name may not be used; null where it may. */
  @Nullable String ledgerTrouble();

  boolean quorumHealthy();

  List<String> cpMembers();

  List<RaftGroupView> raftGroups();

  /** Elections of the consensus groups, newest first. */
  List<RaftElection> raftElections();

  /** Who this node is to its peers; empty where there are none. */
  default Optional<NodeTrust> trust() {
    return Optional.empty();
  }

  /** Committed entries from {@code fromSeq} on, in order. */
  List<Entry> entries(long fromSeq, int limit);

  /** Every committed entry from {@code fromSeq} to {@code upTo}, in order, read by the page. */
  default void eachEntry(long fromSeq, long upTo, Consumer<Entry> each) {
    long next = fromSeq;
    List<Entry> page;
    do {
      int wanted = (int) Math.min(PAGE, upTo - next + 1);
      page = wanted <= 0 ? List.of() : entries(next, wanted);
      page.forEach(each);
      next += page.size();
    } while (page.size() == PAGE);
  }

  /** The same up to the last one there is. */
  default void eachEntry(long fromSeq, Consumer<Entry> each) {
    eachEntry(fromSeq, Long.MAX_VALUE - 1, each);
  }

  void drain(Duration limit) throws InterruptedException;

  @Override
  void close();
}
