package dev.plenum.kernel.replica;

import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.shard.View;
import java.util.UUID;

/**
 * All that a replica needs to go on from a sequence number.
 *
 * @param format the newest format of events up to there
 * @param index of command ids, at least up to there; it may grow while this is written
 */
public record Snapshot<S>(View<S> view, MerkleFrontier frontier, int format, CommandIndex index) {

  /** Of entries 1 to {@code view.seq()}, in order. */
  public Iterable<UUID> commandIds() {
    var ids = index.ids();
    return () -> new IdIterator(ids, view.seq());
  }
}
