package dev.plenum.kernel.member;

import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.peer.Memory;
import dev.plenum.kernel.peer.PeerMessage.Remembered;
import dev.plenum.kernel.replica.Replica;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a node remembers of the end of the history: what it folded, and what it holds beyond. */
final class Recollection {
  /** Of an answer to a recall; far below what a frame may have. */
  private static final int RECALLED_BYTES = 1 << 20;

  private final Replica<?, ?, ?> replica;
  private final Held held;

  Recollection(Replica<?, ?, ?> replica, Held held) {
    this.replica = replica;
    this.held = held;
  }

  /** What this node knows of the end of the history. */
  Memory memory() {
    while (true) {
      Position folded = replica.position();
      Held.Beyond beyond = held.beyond(folded.seq());
      // What was folded between the two looks is held no more, and must not be left out.
      if (replica.view().seq() == folded.seq()) {
        return new Memory(
            folded,
            held.begun(),
            beyond.epoch(),
            folded.seq() + beyond.entries().size(),
            beyond.instance());
      }
    }
  }

  /** What this node has after {@code seq}, committed and prepared, as much as fits in a message. */
  List<Entry> entriesAfter(long seq) {
    long folded = replica.view().seq();
    List<Entry> all = new ArrayList<>();
    if (seq < folded) {
      all.addAll(replica.after(seq).orElse(List.of()));
    }
    if (!all.isEmpty() || seq >= folded) {
      long last = all.isEmpty() ? folded : all.getLast().seq();
      held.beyond(last).entries().stream().filter(e -> e.seq() > seq).forEach(all::add);
    }
    return firstFew(all);
  }

  /** This node leads from here on, or nobody before that epoch: as it asks of its peers. */
  void promise(long epoch) {
    var _ = held.promise(epoch);
  }

  /** Remembers what others remember to have been refused. */
  void learn(Collection<Remembered> refusals) {
    held.learn(refusals);
  }

  private static List<Entry> firstFew(List<Entry> entries) {
    int bytes = 0;
    int count = 0;
    while (count < entries.size() && bytes < RECALLED_BYTES) {
      bytes += entries.get(count++).events().length + 100;
    }
    return entries.subList(0, count);
  }
}
