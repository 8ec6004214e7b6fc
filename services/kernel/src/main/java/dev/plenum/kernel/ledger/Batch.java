package dev.plenum.kernel.ledger;

import java.util.List;

/**
 * What one transaction commits.
 *
 * @param epoch of the leader that decided it
 * @param expectedHead sequence number that the ledger must stand at
 * @param entries contiguous from {@code expectedHead + 1}; not empty
 * @param root Merkle root after the entries
 */
@SuppressWarnings("ArrayRecordComponent") // internal carrier, never compared by content
public record Batch(String shard, long epoch, long expectedHead, List<Entry> entries, byte[] root) {

  public Batch {
    if (entries.isEmpty() || entries.getFirst().seq() != expectedHead + 1) {
      throw new IllegalArgumentException("entries must follow the head " + expectedHead);
    }
  }

  public long lastSeq() {
    return entries.getLast().seq();
  }
}
