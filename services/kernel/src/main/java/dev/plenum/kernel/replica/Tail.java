package dev.plenum.kernel.replica;

import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.PackedEntry;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last entries that a replica folded, kept because the store may lose them: what most nodes
 * still hold is appended again. Bounded by bytes. Not safe for use by several threads.
 *
 * <p>They are kept packed, in pieces of memory that are used over and over. As objects, each would
 * live just long enough to be moved among those that live for ever: that doubled a node's heap and
 * stopped it three times as often.
 */
final class Tail {
  private static final int LARGEST_PIECE = 1 << 20;
  private static final int FIRST_PIECE = 4 << 10;

  private final long limitBytes;
  private final Deque<TailPiece> pieces = new ArrayDeque<>();
  private MerkleFrontier end = new MerkleFrontier();
  private long bytes;

  /** Keeps so many bytes at most, but always the last entry. */
  Tail(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** Begins anew behind {@code frontier}. */
  void startFrom(MerkleFrontier frontier) {
    pieces.clear();
    bytes = 0;
    end = frontier.copy();
  }

  /**
   * Appends a batch.
   *
   * @param after the history with it; not changed any more
   */
  void append(List<Entry> folded, MerkleFrontier after) {
    for (Entry entry : folded) {
      PackedEntry packed = new PackedEntry(entry);
      TailPiece last = pieces.peekLast();
      if (last == null || last.room() < TailPiece.size(packed)) {
        MerkleFrontier before = last == null ? end : last.frontierAt(last.end());
        last = new TailPiece(before, memory(TailPiece.size(packed), last));
        pieces.addLast(last);
      }
      last.append(entry.epoch(), packed);
    }
    end = after;
  }

  /** Memory for the next piece: that of the oldest where it fits, and more only up to the limit. */
  private ByteBuffer memory(int size, @Nullable TailPiece last) {
    int wanted = last == null ? FIRST_PIECE : Math.min(LARGEST_PIECE, 2 * last.memory().capacity());
    int needed = Math.max(size, wanted);
    ByteBuffer memory = null;
    while (bytes + needed > limitBytes && !pieces.isEmpty()) {
      ByteBuffer oldest = pieces.removeFirst().memory();
      bytes -= oldest.capacity();
      memory = oldest.capacity() == needed ? oldest.clear() : memory;
    }
    bytes += needed;
    return memory == null ? ByteBuffer.allocate(needed) : memory;
  }

  /** After which entry these begin. */
  private long start() {
    return pieces.isEmpty() ? end.size() : pieces.getFirst().start();
  }

  /** The entry of that number; empty where it is not here, or not any more. */
  Optional<Entry> at(long seq) {
    return piece(seq).map(piece -> piece.entry(seq));
  }

  private Optional<TailPiece> piece(long seq) {
    // From the end: who asks twice does so soon.
    for (Iterator<TailPiece> latest = pieces.descendingIterator(); latest.hasNext(); ) {
      TailPiece piece = latest.next();
      if (piece.start() < seq) {
        return seq <= piece.end() ? Optional.of(piece) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The entries after {@code seq}; empty where some of them are not here any more. */
  Optional<List<Entry>> after(long seq) {
    if (seq < start()) {
      return Optional.empty();
    }
    List<Entry> later = new ArrayList<>();
    for (TailPiece piece : pieces) {
      for (long next = Math.max(seq, piece.start()) + 1; next <= piece.end(); next++) {
        later.add(piece.entry(next));
      }
    }
    return Optional.of(later);
  }

  /** The history up to {@code seq} as its peaks; empty where that is too long ago. */
  Optional<MerkleFrontier> frontierAt(long seq) {
    if (seq < start() || seq > end.size()) {
      return Optional.empty();
    }
    return Optional.of(
        seq == end.size() ? end.copy() : piece(seq + 1).orElseThrow().frontierAt(seq));
  }
}
