package dev.plenum.simulation.domain;

import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.machine.StateMachine;
import io.vavr.collection.HashMap;

/**
 * Places that one at a time takes and gives back. What is decided depends on what came before, so a
 * command that is decided twice, or on two histories, shows.
 */
public final class Places implements StateMachine<Places.State, Places.Command, Places.Event> {

  /** This place is given back in a way that an old version does not understand. */
  private static final int NEWS = 3;

  private final boolean old;

  /**
   * The domain in one of its versions.
   *
   * @param old whether it cannot fold everything that others write
   */
  public Places(boolean old) {
    this.old = old;
  }

  public static final MachineTypes<State, Command, Event> TYPES =
      new MachineTypes<>(State.class, Command.class, Event.class);

  /** Who has which place. */
  public record State(HashMap<String, String> taken) {
    boolean isTaken(int place) {
      return taken.containsKey(String.valueOf(place));
    }
  }

  /** What is asked. */
  public sealed interface Command {
    int place();

    record Take(int place, String who) implements Command {}

    record GiveBack(int place) implements Command {}
  }

  /** What happened. */
  public sealed interface Event {
    /** When a node received the command, as far as the leader believed it. */
    record Taken(int place, String who, long receivedMillis) implements Event {}

    record Free(int place) implements Event {}
  }

  @Override
  public int stateVersion() {
    return 1;
  }

  @Override
  public State initial() {
    return new State(HashMap.empty());
  }

  @Override
  public Decision<Event> decide(State state, Stamped<Command> stamped) {
    boolean taken = state.isTaken(stamped.command().place());
    return switch (stamped.command()) {
      case Command.Take(int place, String who) ->
          taken
              ? refused("Taken")
              : Decision.accepted(
                  new Event.Taken(place, who, stamped.stamp().receivedAt().toEpochMilli()));
      case Command.GiveBack(int place) ->
          taken ? Decision.accepted(new Event.Free(place)) : refused("Free");
    };
  }

  private static Decision<Event> refused(String because) {
    return Decision.rejected(Rejection.of(because, "It is " + because + ".", "place"));
  }

  @Override
  public State evolve(State state, Event event, EntryContext context) {
    return switch (event) {
      case Event.Taken(int place, String who, var _) ->
          new State(state.taken().put(String.valueOf(place), who));
      case Event.Free(int place) when old && place == NEWS ->
          throw new IllegalStateException("not understood");
      case Event.Free(int place) -> new State(state.taken().remove(String.valueOf(place)));
    };
  }
}
