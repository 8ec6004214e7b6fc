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

  private static final MachineTypes<State, Command, Event> FIRST =
      new MachineTypes<>(State.class, Command.class, Event.class);
  private static final MachineTypes<State, Command, Event> SECOND =
      FIRST.kindSince(2, Event.Moved.class);

  /** The domain as it was released, one after the other. */
  public enum Version {
    /** Knows no more than the first, and not even all of that. */
    Faulty,
    First,
    /** Counts moves, which its state has a figure for. */
    Second;

    public MachineTypes<State, Command, Event> types() {
      return switch (this) {
        case Faulty, First -> FIRST;
        case Second -> SECOND;
      };
    }
  }

  private final Version version;

  public Places(Version version) {
    this.version = version;
  }

  /**
   * Who has which place.
   *
   * @param moves how many there were, where that is known
   */
  public record State(HashMap<String, String> taken, long moves) {
    boolean isTaken(int place) {
      return taken.containsKey(String.valueOf(place));
    }
  }

  /** What is asked. */
  public sealed interface Command {
    int place();

    record Take(int place, String who) implements Command {}

    record GiveBack(int place) implements Command {}

    /** Takes the next place instead. */
    record Move(int place) implements Command {}
  }

  /** What happened. */
  public sealed interface Event {
    /** When a node received the command, as far as the leader believed it. */
    record Taken(int place, String who, long receivedMillis) implements Event {}

    record Free(int place) implements Event {}

    record Moved(int place, int to) implements Event {}
  }

  @Override
  public int stateVersion() {
    return version == Version.Second ? 2 : 1;
  }

  @Override
  public State initial() {
    return new State(HashMap.empty(), 0);
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
      case Command.Move(int place) -> move(state, place);
    };
  }

  private Decision<Event> move(State state, int place) {
    if (version != Version.Second) {
      return refused("Unknown");
    }
    return state.isTaken(place) && !state.isTaken(place + 1)
        ? Decision.accepted(new Event.Moved(place, place + 1))
        : refused("Taken");
  }

  private static Decision<Event> refused(String because) {
    return Decision.rejected(Rejection.of(because, "It is " + because + ".", "place"));
  }

  @Override
  public State evolve(State state, Event event, EntryContext context) {
    return switch (event) {
      case Event.Taken(int place, String who, var _) ->
          new State(state.taken().put(String.valueOf(place), who), state.moves());
      case Event.Free(int place) when version == Version.Faulty && place == NEWS ->
          throw new IllegalStateException("not understood");
      case Event.Free(int place) ->
          new State(state.taken().remove(String.valueOf(place)), state.moves());
      case Event.Moved _ when version != Version.Second ->
          throw new IllegalStateException("not understood");
      case Event.Moved(int place, int to) -> moved(state, place, to);
    };
  }

  private static State moved(State state, int place, int to) {
    String who = state.taken().get(String.valueOf(place)).get();
    var taken = state.taken().remove(String.valueOf(place)).put(String.valueOf(to), who);
    return new State(taken, state.moves() + 1);
  }
}
