package dev.plenum.kernel.reign;

import dev.plenum.kernel.testing.Registers.Command;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever the order, however often commands come, whoever leads and whatever a commit's fate:
 * ledger and replicas are what one clerk with one book would have.
 */
final class ExactlyOnceProperties {

  @Property(tries = 1_000)
  void ledgerAndReplicasEqualTheBookOfAClerk(
      @ForAll("commands") List<Command> commands, @ForAll("steps") List<Step> steps) {
    SmallShard shard = new SmallShard(commands);
    steps.forEach(shard::run);
    shard.assertEverythingAgrees();
  }

  @Provide
  Arbitrary<List<Command>> commands() {
    return RegisterCommands.commands();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return RegisterCommands.steps();
  }
}
