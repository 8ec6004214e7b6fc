package dev.plenum.kernel.shard;

import dev.plenum.kernel.clock.HybridTime;

/** A replica's immutable state as of a ledger position. */
public record View<S>(long seq, HybridTime time, S state) {}
