package dev.plenum.kernel.versions;

import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.machine.StateMachine;

/** A counter as it was first written; {@link Second} is what became of it. */
public final class First implements StateMachine<First.State, First.Command, First.Event> {
  public static final MachineTypes<State, Command, Event> TYPES =
      new MachineTypes<>(State.class, Command.class, Event.class);

  public record State(long count) {}

  public sealed interface Command {
    record Count(long by) implements Command {}
  }

  public sealed interface Event {
    record Counted(long by) implements Event {}
  }

  @Override
  public int stateVersion() {
    return 1;
  }

  @Override
  public State initial() {
    return new State(0);
  }

  @Override
  public Decision<Event> decide(State state, Stamped<Command> command) {
    return switch (command.command()) {
      case Command.Count(long by) -> Decision.accepted(new Event.Counted(by));
    };
  }

  @Override
  public State evolve(State state, Event event, EntryContext context) {
    return switch (event) {
      case Event.Counted(long by) -> new State(state.count() + by);
    };
  }
}
