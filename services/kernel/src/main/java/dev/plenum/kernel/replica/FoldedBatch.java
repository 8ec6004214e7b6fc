package dev.plenum.kernel.replica;

import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.shard.Folded;
import java.util.List;

/**
 * A batch together with what folding it gives, as its leader worked it out before the commit.
 *
 * @param format the newest format of events in it
 */
public record FoldedBatch<S, E>(
    List<Entry> entries, Folded<S, E> folded, MerkleFrontier frontierAfter, int format) {}
