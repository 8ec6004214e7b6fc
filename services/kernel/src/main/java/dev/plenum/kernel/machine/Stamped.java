package dev.plenum.kernel.machine;

import java.util.Comparator;

/**
 * A command with its stamp.
 *
 * @param format the newest format of events that may be recorded now, because every node reads it;
 *     see {@link MachineTypes}. A machine whose events grew looks at it where it has a choice.
 */
public record Stamped<C>(Stamp stamp, C command, int format) {

  /** A command of which nobody has said yet what may be recorded. */
  public Stamped(Stamp stamp, C command) {
    this(stamp, command, MachineTypes.FIRST_FORMAT);
  }

  /** The same command, where that format may be recorded. */
  public Stamped<C> in(int newFormat) {
    return new Stamped<>(stamp, command, newFormat);
  }

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
