package dev.plenum.kernel.member;

import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.peer.Memory;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/**
 * What the database should have beyond its head, by what a majority of the nodes remembers. Every
 * entry that was ever acknowledged was held by a majority before, so one of these has it.
 *
 * @param committed the furthest place that a node folded; what leads there was committed
 * @param target the last entry to be appended again; the head's own where nothing is missing
 * @param lastReign the latest epoch that reigned, as far as a majority knows
 */
record LostTail(Position committed, long target, long lastReign) {

  static LostTail of(Head head, Collection<Memory> memories) {
    Position committed =
        memories.stream()
            .map(Memory::folded)
            .max(Comparator.comparingLong(Position::seq))
            .filter(furthest -> furthest.seq() > head.seq())
            .orElse(head.position());
    long lastReign = memories.stream().mapToLong(Memory::begun).max().orElse(0);
    long target =
        memories.stream()
            .mapToLong(memory -> memory.vouchesTo(lastReign, head.instance()))
            .reduce(committed.seq(), Math::max);
    return new LostTail(committed, target, lastReign);
  }

  boolean nothing(Head head) {
    return target == head.seq();
  }

  /** Up to where each node's entries may be taken. */
  long usable(Map<String, Memory> memories, String node, Head head) {
    Memory memory = memories.get(node);
    return memory == null ? 0 : memory.vouchesTo(lastReign, head.instance());
  }
}
