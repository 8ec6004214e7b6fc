package dev.plenum.kernel.linearizability;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Whether a history of one register can be explained by an order in which every operation takes
 * effect at one moment between its call and its return: the search of Wing and Gong (1993) with the
 * memory of Lowe (2017). Exponential in the worst case; histories of a few hundred operations are
 * quick.
 */
final class Checker {
  private final List<Operation> operations;
  private final Set<Configuration> seen = new HashSet<>();

  private record Configuration(BitSet done, long value) {}

  private Checker(List<Operation> operations) {
    this.operations = operations;
  }

  static boolean linearizable(List<Operation> operations, long initial) {
    return new Checker(operations).search(new BitSet(operations.size()), initial);
  }

  private boolean search(BitSet done, long value) {
    if (!seen.add(new Configuration((BitSet) done.clone(), value))) {
      return false;
    }
    long mustBefore = firstReturn(done);
    if (mustBefore == Long.MAX_VALUE) {
      return true; // all that is left is unknown and may never have happened
    }
    for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
      Operation operation = operations.get(i);
      if (operation.invoked() <= mustBefore) {
        OptionalLong after = operation.effect().apply(value);
        if (after.isPresent()) {
          done.set(i);
          if (search(done, after.getAsLong())) {
            return true;
          }
          done.clear(i);
        }
      }
    }
    return false;
  }

  /** The earliest return among what is not done: whatever was called later cannot come first. */
  private long firstReturn(BitSet done) {
    long first = Long.MAX_VALUE;
    for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
      first = Math.min(first, operations.get(i).returned());
    }
    return first;
  }
}
