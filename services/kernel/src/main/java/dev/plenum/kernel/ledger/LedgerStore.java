package dev.plenum.kernel.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The durable record of every shard. Adapters are judged against these promises:
 *
 * <ul>
 *   <li>{@link #commit} either makes the whole batch durable or leaves nothing of it, and refuses a
 *       batch whose epoch, leader, expected head or expected root is not the ledger's own, in the
 *       same atomic step.
 *   <li>Epochs only grow, across restarts of everything but the store itself.
 *   <li>After {@link #takeEpoch} returned, no commit of a lower epoch can take effect any more, not
 *       even one that was under way.
 * </ul>
 *
 * <p>A store may lose its tail all the same: an asynchronous standby that is promoted, a backup
 * that is restored, a disk that lied. It then tells of an earlier head, and it is for its callers
 * to notice that by {@link Head#position()}.
 *
 * <p>Every method may throw {@link StoreException}; for {@code commit} that means: outcome unknown.
 */
public interface LedgerStore extends AutoCloseable {

  /**
   * Makes the shard known if it is not, as the ledger of this owner.
   *
   * @throws LedgerTakenException if it is the ledger of another, or was begun with other keys
   */
  void open(String shard, Owner owner);

  Head head(String shard);

  /**
   * Raises the epoch in the name of {@code node}, above the ledger's own and above {@code known},
   * and returns the head as it then is.
   *
   * @param known highest epoch that anybody heard of: a store that went back may have forgotten it
   */
  Head takeEpoch(String shard, String node, long known);

  /** Appends a batch if its leader still may and the ledger stands where the batch begins. */
  CommitOutcome commit(Batch batch);

  /** Up to {@code limit} entries from {@code fromSeq} on, in order, without gaps. */
  List<Entry> read(String shard, long fromSeq, int limit);

  Optional<Entry> find(String shard, long seq);

  @Override
  void close();
}
