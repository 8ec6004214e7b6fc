package dev.plenum.election.domain;

import dev.plenum.kernel.testing.GoldenLedger;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What earlier versions wrote is read by this one, byte for byte, and leads to the same state.
 *
 * <p>The ledger in {@code src/test/resources/golden} was written once. Nothing in it ever changes;
 * what is new is told at the end of {@link ElectionStory}, and then:
 *
 * <pre>{@code
 * ./mvnw -pl services/election -am test -Dtest=GoldenLedgerTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=true
 * }</pre>
 *
 * <p>An event that gets another form gets a version: an {@code Upcaster} in {@code
 * ElectionMachine.TYPES}, with the next format; a new kind of event is named there by {@code
 * kindSince}. The story goes on with {@code inFormat(thatFormat)} and tells of it. Whatever changes
 * the state, its JSON or what follows from an event, raises {@code stateVersion()}; the failing
 * test says which line {@code expected.properties} gets. See decision 0022.
 */
class GoldenLedgerTest {
  private final GoldenLedger<Election, ElectionCommand, ElectionEvent> golden =
      new GoldenLedger<>(
          new ElectionMachine(), ElectionMachine.TYPES, Path.of("src/test/resources/golden"));

  @Test
  @EnabledIfSystemProperty(named = "golden.write", matches = "true")
  void writeTheStoryAnew() {
    golden.write(Scenario.T0, ElectionStory::tell);
  }

  @Test
  void everyLeafAndTheRootAreWhatTheyWere() {
    golden.assertLeavesAndRoot();
  }

  @Test
  void everyEventIsStillReadAndHasTheFormThatItHad() {
    golden.assertForms();
  }

  @Test
  void everyKindOfEventStandsThereInEveryVersion() {
    golden.assertEveryKindAndVersion();
  }

  @Test
  void theStateThatFollowsIsTheSameUnlessItsVersionWasRaised() {
    golden.assertState();
  }
}
