package dev.plenum.kernel.machine;

import java.util.Comparator;

/** A command with its stamp. */
public record Stamped<C>(Stamp stamp, C command) {

  /** Lower Lamport time first; ties by actor, then by command id, so that the order is total. */
  public static <C> Comparator<Stamped<C>> byLamportTime() {
    return (a, b) -> compare(a.stamp(), b.stamp());
  }

  private static int compare(Stamp a, Stamp b) {
    int byTime = Long.compare(a.lamport(), b.lamport());
    if (byTime != 0) {
      return byTime;
    }
    int byActor = a.actor().compareTo(b.actor());
    return byActor != 0 ? byActor : a.commandId().compareTo(b.commandId());
  }
}
