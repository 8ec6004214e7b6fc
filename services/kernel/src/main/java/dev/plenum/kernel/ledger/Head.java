package dev.plenum.kernel.ledger;

/**
 * Where a shard's ledger stands.
 *
 * @param epoch fencing token of the latest leader; only grows
 * @param leader node that took that epoch; empty before the first
 * @param seq highest committed sequence number; 0 when empty
 * @param root Merkle root over all entries; 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never compared by content
public record Head(long epoch, String leader, long seq, byte[] root) {}
