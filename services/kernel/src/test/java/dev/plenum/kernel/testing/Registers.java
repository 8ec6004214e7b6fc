package dev.plenum.kernel.testing;

import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.machine.StateMachine;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;

/** A tiny domain for the kernel's tests: named counters, and registers with compare-and-set. */
public final class Registers
    implements StateMachine<Registers.State, Registers.Command, Registers.Event> {

  public static final MachineTypes<State, Command, Event> TYPES =
      new MachineTypes<>(State.class, Command.class, Event.class);

  public record State(Map<String, Long> values) {
    public long value(String name) {
      return values.get(name).getOrElse(0L);
    }
  }

  public sealed interface Command {
    record Add(String name, long amount) implements Command {}

    record Set(String name, long expected, long value) implements Command {}
  }

  public sealed interface Event {
    record Became(String name, long value) implements Event {}
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
  public Decision<Event> decide(State state, Stamped<Command> command) {
    return switch (command.command()) {
      case Command.Add(var name, var amount) ->
          amount == 0
              ? Decision.rejected(Rejection.of("NothingToAdd", "Add something.", "amount"))
              : Decision.accepted(new Event.Became(name, Math.addExact(state.value(name), amount)));
      case Command.Set(var name, var expected, var value) ->
          state.value(name) == expected
              ? Decision.accepted(new Event.Became(name, value))
              : Decision.rejected(
                  Rejection.of("OtherValue", "It is " + state.value(name) + ".", "expected"));
    };
  }

  @Override
  public State evolve(State state, Event event, EntryContext context) {
    return switch (event) {
      case Event.Became(var name, var value) -> new State(state.values().put(name, value));
    };
  }
}
