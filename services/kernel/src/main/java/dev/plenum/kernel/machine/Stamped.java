package dev.plenum.kernel.machine;

import java.util.Comparator;

/** A command with its stamp. */
public record Stamped<C>(Stamp stamp, C command) {

  /** Lower Lamport time first; ties by actor, then by command id, so that the order is total. */
  public static <C> Comparator<Stamped<C>> byLamportTime() {
    return Comparator.<Stamped<C>>comparingLong(c -> c.stamp().lamport())
        .thenComparing(c -> c.stamp().actor())
        .thenComparing(c -> c.stamp().commandId());
  }
}
