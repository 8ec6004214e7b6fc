package dev.plenum.kernel.ledger;

import java.util.List;

/**
 * What one transaction commits.
 *
 * @param epoch in which it is written; the entries carry the epochs in which they were decided
 * @param leader that took the epoch
 * @param after where the ledger must stand
 * @param entries contiguous from {@code after.seq() + 1}; not empty
 * @param root Merkle root after the entries
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never compared by content
public record Batch(
    String shard, long epoch, String leader, Position after, List<Entry> entries, byte[] root) {

  public Batch {
    if (entries.isEmpty() || entries.getFirst().seq() != after.seq() + 1) {
      throw new IllegalArgumentException("entries must follow the head " + after.seq());
    }
  }

  public long lastSeq() {
    return entries.getLast().seq();
  }
}
