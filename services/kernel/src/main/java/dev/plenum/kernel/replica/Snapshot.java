package dev.plenum.kernel.replica;

import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.shard.View;
import java.util.UUID;

/**
 * All that a replica needs to go on from a sequence number.
 *
 * @param format the newest format of events up to there
 * @param commandIds of entries 1 to {@code view.seq()}, in order
 */
public record Snapshot<S>(
    View<S> view, MerkleFrontier frontier, int format, Iterable<UUID> commandIds) {}
