package dev.plenum.kernel.replica;

import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.MerkleFrontier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The last entries that a replica folded, kept because the store may lose them: what most nodes
 * still hold is appended again. Bounded by bytes. Not safe for use by several threads.
 */
final class Tail {
  /** Of an entry's objects beside its events; an estimate. */
  private static final long OVERHEAD_BYTES = 250;

  private final long limitBytes;
  private final Deque<Entry> entries = new ArrayDeque<>();

  /** Of the history before the first entry here, so that the root at any place follows. */
  private MerkleFrontier before = new MerkleFrontier();

  private long bytes;

  Tail(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** Begins anew behind {@code frontier}. */
  void startFrom(MerkleFrontier frontier) {
    entries.clear();
    bytes = 0;
    before = frontier.copy();
  }

  void append(List<Entry> folded) {
    for (Entry entry : folded) {
      entries.addLast(entry);
      bytes += size(entry);
    }
    while (bytes > limitBytes && !entries.isEmpty()) {
      Entry oldest = entries.removeFirst();
      bytes -= size(oldest);
      before.append(oldest.leaf());
    }
  }

  private static long size(Entry entry) {
    return OVERHEAD_BYTES + entry.events().length;
  }

  /** The entry of that number; empty where it is not here, or not any more. */
  Optional<Entry> at(long seq) {
    if (seq <= before.size()) {
      return Optional.empty();
    }
    // From the end: who asks twice does so soon.
    for (Iterator<Entry> latest = entries.descendingIterator(); latest.hasNext(); ) {
      Entry entry = latest.next();
      if (entry.seq() <= seq) {
        return entry.seq() == seq ? Optional.of(entry) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The entries after {@code seq}; empty where some of them are not here any more. */
  Optional<List<Entry>> after(long seq) {
    if (seq < before.size()) {
      return Optional.empty();
    }
    List<Entry> later = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.seq() > seq) {
        later.add(entry);
      }
    }
    return Optional.of(later);
  }

  /** The history up to {@code seq} as its peaks; empty where that is too long ago. */
  Optional<MerkleFrontier> frontierAt(long seq) {
    if (seq < before.size() || seq > before.size() + entries.size()) {
      return Optional.empty();
    }
    MerkleFrontier frontier = before.copy();
    for (Entry entry : entries) {
      if (entry.seq() > seq) {
        break;
      }
      frontier.append(entry.leaf());
    }
    return Optional.of(frontier);
  }
}
