package dev.plenum.kernel.replica;

import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.PackedEntry;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A stretch of the ledger in one piece of memory: for each entry its epoch (8) and the {@link
 * PackedEntry}.
 */
final class TailPiece {
  private static final int FEW = 16;

  private final MerkleFrontier before;
  private final ByteBuffer memory;
  private int[] begins = new int[FEW];
  private int count;

  /**
   * An empty one.
   *
   * @param before the history before its first entry; not changed any more
   * @param memory to fill from its beginning
   */
  TailPiece(MerkleFrontier before, ByteBuffer memory) {
    this.before = before;
    this.memory = memory;
  }

  /** How many bytes of memory an entry takes here. */
  static int size(PackedEntry entry) {
    return Long.BYTES + entry.size();
  }

  int room() {
    return memory.remaining();
  }

  ByteBuffer memory() {
    return memory;
  }

  void append(long epoch, PackedEntry entry) {
    if (count == begins.length) {
      begins = Arrays.copyOf(begins, 2 * count);
    }
    begins[count] = memory.position();
    count++;
    memory.putLong(epoch);
    entry.put(memory);
  }

  /** After which entry it begins. */
  long start() {
    return before.size();
  }

  /** With which it ends; the same where it is empty. */
  long end() {
    return before.size() + count;
  }

  private int begin(long seq) {
    return begins[(int) (seq - start() - 1)];
  }

  Entry entry(long seq) {
    ByteBuffer in = memory.duplicate().position(begin(seq));
    long epoch = in.getLong();
    return PackedEntry.get(in, epoch, seq);
  }

  MerkleFrontier frontierAt(long seq) {
    MerkleFrontier frontier = before.copy();
    for (long next = start() + 1; next <= seq; next++) {
      frontier.append(PackedEntry.leaf(memory, begin(next) + Long.BYTES));
    }
    return frontier;
  }
}
