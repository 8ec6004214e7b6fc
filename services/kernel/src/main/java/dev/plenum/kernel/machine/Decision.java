package dev.plenum.kernel.machine;

import java.util.List;

/** The outcome of {@link StateMachine#decide}. */
public sealed interface Decision<E> {

  /** The command is accepted; its events become one ledger entry. At least one event. */
  record Accepted<E>(List<E> events) implements Decision<E> {
    public Accepted {
      events = List.copyOf(events);
      if (events.isEmpty()) {
        throw new IllegalArgumentException("an accepted command has at least one event");
      }
    }
  }

  /** The command is refused and leaves no trace in the ledger. */
  record Rejected<E>(Rejection rejection) implements Decision<E> {}

  static <E> Decision<E> accepted(E event) {
    return new Accepted<>(List.of(event));
  }

  static <E> Decision<E> accepted(List<E> events) {
    return new Accepted<>(events);
  }

  static <E> Decision<E> rejected(Rejection rejection) {
    return new Rejected<>(rejection);
  }
}
