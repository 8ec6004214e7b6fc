package dev.plenum.kernel.versions;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.testing.GoldenLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a golden ledger says to who changed a machine and raised no version. */
class GoldenGuardTest {
  @TempDir private Path folder;

  @BeforeEach
  void theFirstVersionWritesItsLedger() throws IOException {
    first().write(Instant.EPOCH, story -> story.tell("ada", new First.Command.Count(2)));
    assertThatThrownBy(() -> first().assertState())
        .hasMessageMatching(
            "The digest of state version 1 of First is not known yet: add state\\.1\\.1=[0-9a-f]{64}"
                + " to expected.properties\\.");
    Files.writeString(
        folder.resolve("expected.properties"),
        "\nstate.1.1=" + "00".repeat(32),
        StandardOpenOption.APPEND);
  }

  private GoldenLedger<First.State, First.Command, First.Event> first() {
    return new GoldenLedger<>(new First(), First.TYPES, folder);
  }

  @Test
  void theNextVersionReadsItAndOwesAnEntryOfWhatIsNew() {
    var second = new GoldenLedger<>(new Second(), Second.TYPES, folder);
    assertThatNoException().isThrownBy(second::assertLeavesAndRoot);
    assertThatNoException().isThrownBy(second::assertForms);
    assertThatThrownBy(second::assertEveryKindAndVersion)
        .hasMessageContaining("CountReset 1")
        .hasMessageContaining("Counted 2");
    assertThatThrownBy(second::assertState).hasMessageContaining("state version 2 of Second");
  }

  @Test
  void anEventOfAnotherFormWithoutAVersionIsRefused() {
    var types = new MachineTypes<>(Second.State.class, Second.Command.class, Second.Event.class);
    assertThatThrownBy(() -> new GoldenLedger<>(new Second(), types, folder).assertForms())
        .hasMessageStartingWith("The form of an event changed without a new version: entry 1")
        .hasMessageEndingWith("Add an Upcaster to Second.TYPES.");
  }

  @Test
  void anotherStateUnderTheSameVersionIsRefused() {
    var careless = new GoldenLedger<>(new Careless(), Second.TYPES, folder);
    assertThatThrownBy(careless::assertState)
        .hasMessageStartingWith(
            "The state that follows from the golden ledger changed, and its version did not: raise"
                + " Careless.stateVersion() to 2");
  }

  @Test
  void whatWasToldIsNotToldOtherwise() {
    assertThatThrownBy(() ->
            first().write(Instant.EPOCH, story -> story.tell("ada", new First.Command.Count(3))))
        .hasMessageContaining("the golden ledger only grows");
  }

  /** The second version of the counter, by somebody who forgot to say so. */
  private static final class Careless
      implements StateMachine<Second.State, Second.Command, Second.Event> {
    private final Second honest = new Second();

    @Override
    public int stateVersion() {
      return 1;
    }

    @Override
    public Second.State initial() {
      return honest.initial();
    }

    @Override
    public Decision<Second.Event> decide(Second.State state, Stamped<Second.Command> command) {
      return honest.decide(state, command);
    }

    @Override
    public Second.State evolve(Second.State state, Second.Event event, EntryContext context) {
      return honest.evolve(state, event, context);
    }
  }
}
