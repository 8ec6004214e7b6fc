package dev.plenum.kernel.versions;

import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.machine.Upcaster;
import java.util.Optional;

/**
 * The counter of {@link First} a release later: its state has one more figure, counting may have a
 * note, and it can be reset.
 */
public final class Second implements StateMachine<Second.State, Second.Command, Second.Event> {
  public static final int FORMAT = 2;

  public static final MachineTypes<State, Command, Event> TYPES =
      new MachineTypes<>(State.class, Command.class, Event.class)
          .kindSince(FORMAT, Event.CountReset.class)
          .upcast(Upcaster.adding("Counted", 1, FORMAT, "note", ""));

  public record State(long count, long steps) {}

  public sealed interface Command {
    record Count(long by, Optional<String> note) implements Command {}

    record Reset() implements Command {}
  }

  public sealed interface Event {
    record Counted(long by, String note) implements Event {}

    record CountReset() implements Event {}
  }

  @Override
  public int stateVersion() {
    return 2;
  }

  @Override
  public State initial() {
    return new State(0, 0);
  }

  @Override
  public Decision<Event> decide(State state, Stamped<Command> command) {
    return switch (command.command()) {
      case Command.Count(long by, var note) ->
          Decision.accepted(new Event.Counted(by, note.orElse("")));
      case Command.Reset() -> Decision.accepted(new Event.CountReset());
    };
  }

  @Override
  public State evolve(State state, Event event, EntryContext context) {
    return switch (event) {
      case Event.Counted(long by, var _) -> new State(state.count() + by, state.steps() + 1);
      case Event.CountReset() -> new State(0, state.steps() + 1);
    };
  }
}
