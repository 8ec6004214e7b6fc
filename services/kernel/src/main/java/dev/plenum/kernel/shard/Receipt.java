package dev.plenum.kernel.shard;

import dev.plenum.kernel.clock.HybridTime;
import java.util.UUID;

/**
 * What the caller of an accepted command keeps. The same command id gives an equal receipt for
 * ever.
 *
 * @param leaf lower-case hexadecimal SHA-256 leaf hash of the entry
 */
public record Receipt(
    String shard, long seq, long epoch, HybridTime time, UUID commandId, String leaf) {}
