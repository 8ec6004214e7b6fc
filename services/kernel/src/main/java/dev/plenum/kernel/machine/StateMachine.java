package dev.plenum.kernel.machine;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a domain is to the kernel: three pure functions over an immutable state, and an order.
 *
 * <p>Implementations read no clock, draw no random number and do no I/O; whatever they need travels
 * in the command or its {@link Stamp}. The same entries folded anywhere give the same state.
 *
 * @param <S> state, immutable
 * @param <C> commands, a sealed interface of records
 * @param <E> events, a sealed interface of records
 */
public interface StateMachine<S, C, E> {

  /**
   * What this machine's states can be compared with: two states of one version that follow from the
   * same entries are equal, to the last byte of their JSON. Raised with every change of the state's
   * form or of what events do to it; never lowered, never used twice.
   */
  int stateVersion();

  /** The state before the first entry. */
  S initial();

  /**
   * What follows from a command: events to be recorded, or a refusal. Never throws for bad input.
   */
  Decision<E> decide(S state, Stamped<C> command);

  /**
   * The state after an event that was recorded. Total: an event that was decided always applies.
   */
  S evolve(S state, E event, EntryContext context);

  /**
   * What of a command makes it the same one when its id comes again. What a caller renews on the
   * way, such as the latest time that it heard, is no part of it.
   */
  default C identity(C command) {
    return command;
  }

  /** The order in which commands that wait together are decided. */
  default Comparator<Stamped<C>> order() {
    return Stamped.byLamportTime();
  }

  /**
   * Commands that the passing of time makes due, such as closing at the closing time. The leader
   * asks a few times a second and submits what comes back; a key names the occasion, so that an
   * occasion has one effect however often it is reported.
   */
  default List<Due<C>> due(S state, Instant now) {
    return List.of();
  }
}
