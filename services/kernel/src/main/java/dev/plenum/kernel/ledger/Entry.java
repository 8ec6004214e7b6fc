package dev.plenum.kernel.ledger;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.machine.Content;
import java.util.UUID;

/**
 * One accepted command in the ledger.
 *
 * @param content of the command; unknown in entries of before contents were kept
 * @param events canonical JSON array of the domain's events, UTF-8
 * @param leaf SHA-256 leaf hash, see {@link LeafHash}; 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never compared by content
public record Entry(
    long seq,
    long epoch,
    HybridTime time,
    UUID commandId,
    String actor,
    Content content,
    byte[] events,
    byte[] leaf) {}
