package dev.plenum.kernel.reign;

import dev.plenum.kernel.testing.MemoryLedger.Fate;
import java.util.List;

/** What can befall a shard of three nodes. Commands are named by their place in a list. */
sealed interface Step {
  /** A batch comes to the leader; new commands, repetitions, in any order. */
  record Submit(List<Integer> commands, Fate fate) implements Step {}

  /** Two batches, the second decided before the first is committed. */
  record Pipeline(List<Integer> first, List<Integer> second, Fate fate) implements Step {}

  /** Another node, or the same again, takes the next epoch. */
  record Elect(int node) implements Step {}

  /** Whoever led before decides and commits as if nothing had happened. */
  record StaleCommit(List<Integer> commands) implements Step {}

  record Snapshot(int node) implements Step {}

  /** A node loses its memory, and begins with the last snapshot or with nothing. */
  record Restart(int node, boolean fromSnapshot) implements Step {}

  /** A node reads some of what it misses. */
  record CatchUp(int node, int entries) implements Step {}
}
