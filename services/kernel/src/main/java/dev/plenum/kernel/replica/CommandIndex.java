package dev.plenum.kernel.replica;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.LongFunction;

/**
 * Which command id stands at which sequence number: what makes commands idempotent.
 *
 * <p>Every entry has one command id, so ids lie in an array by sequence number and an
 * open-addressed table of sequence numbers points into it: about 24 bytes an entry. Safe for use by
 * many threads.
 */
public final class CommandIndex {
  private static final int INITIAL = 1 << 10;

  private long[] high = new long[INITIAL];
  private long[] low = new long[INITIAL];
  private int[] table = new int[INITIAL * 2];
  private int size;

  /** Adds the id of the next entry. */
  public synchronized void append(UUID id) {
    if (size == high.length) {
      high = Arrays.copyOf(high, size * 2);
      low = Arrays.copyOf(low, size * 2);
    }
    high[size] = id.getMostSignificantBits();
    low[size] = id.getLeastSignificantBits();
    size++;
    if (size * 2 > table.length) {
      rehash();
    } else {
      place(size);
    }
  }

  /** The sequence number of the entry that the command made; 0 where there is none. */
  public synchronized long find(UUID id) {
    long wantedHigh = id.getMostSignificantBits();
    long wantedLow = id.getLeastSignificantBits();
    int mask = table.length - 1;
    for (int slot = hash(wantedHigh, wantedLow) & mask;
        table[slot] != 0;
        slot = (slot + 1) & mask) {
      int at = table[slot] - 1;
      if (high[at] == wantedHigh && low[at] == wantedLow) {
        return table[slot];
      }
    }
    return 0;
  }

  /** How many entries are indexed; equal to the sequence number of the last. */
  public synchronized long size() {
    return size;
  }

  /**
   * The ids of entries 1 to {@code seq}, as a function that stays valid while more are appended.
   */
  synchronized LongFunction<UUID> idsUpTo(long seq) {
    long[] highNow = high;
    long[] lowNow = low;
    return at -> new UUID(highNow[(int) at - 1], lowNow[(int) at - 1]);
  }

  private void rehash() {
    table = new int[Integer.highestOneBit(size) * 4];
    for (int seq = 1; seq <= size; seq++) {
      place(seq);
    }
  }

  private void place(int seq) {
    int mask = table.length - 1;
    int slot = hash(high[seq - 1], low[seq - 1]) & mask;
    while (table[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    table[slot] = seq;
  }

  private static int hash(long high, long low) {
    // Callers choose ids, so they are mixed before they choose a slot.
    long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }
}
