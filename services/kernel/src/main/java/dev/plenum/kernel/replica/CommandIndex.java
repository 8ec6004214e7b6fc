package dev.plenum.kernel.replica;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.LongFunction;

/**
 * Which command id stands at which sequence number: what makes commands idempotent.
 *
 * <p>Every entry has one command id, so ids lie in order of their sequence numbers, in chunks that
 * are never copied, and an open-addressed table of sequence numbers points at them: 21 to 27 bytes
 * an entry. Safe for use by many threads.
 */
public final class CommandIndex {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /** Of each id its high and its low half, one behind the other. */
  private long[][] chunks = {};

  private int[] table = new int[CHUNK];
  private int size;

  /** Adds the id of the next entry. */
  public void append(UUID id) {
    append(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  /** The same, of the id's two halves. */
  synchronized void append(long high, long low) {
    if (size == chunks.length * CHUNK) {
      chunks = Arrays.copyOf(chunks, chunks.length + 1);
      chunks[chunks.length - 1] = new long[2 * CHUNK];
    }
    long[] last = chunks[chunks.length - 1];
    int at = 2 * (size % CHUNK);
    last[at] = high;
    last[at + 1] = low;
    size++;
    if (size > table.length / 4 * 3) {
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
      if (high(chunks, at) == wantedHigh && low(chunks, at) == wantedLow) {
        return table[slot];
      }
    }
    return 0;
  }

  /** How many entries are indexed; equal to the sequence number of the last. */
  public synchronized long size() {
    return size;
  }

  /** The ids of the entries, from 1 on, as a function that stays valid while more are appended. */
  synchronized LongFunction<UUID> ids() {
    long[][] now = chunks;
    return at -> new UUID(high(now, (int) at - 1), low(now, (int) at - 1));
  }

  private static long high(long[][] chunks, int at) {
    return chunks[at >> CHUNK_BITS][2 * (at & CHUNK - 1)];
  }

  private static long low(long[][] chunks, int at) {
    return chunks[at >> CHUNK_BITS][2 * (at & CHUNK - 1) + 1];
  }

  private void rehash() {
    table = new int[table.length * 2];
    for (int seq = 1; seq <= size; seq++) {
      place(seq);
    }
  }

  private void place(int seq) {
    int mask = table.length - 1;
    int slot = hash(high(chunks, seq - 1), low(chunks, seq - 1)) & mask;
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
