package dev.plenum.kernel.reign;

import dev.plenum.kernel.testing.MemoryLedger.Fate;
import dev.plenum.kernel.testing.Registers.Command;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random commands for counters and registers, and random fates of a shard. */
final class RegisterCommands {
  static final List<String> NAMES = List.of("a", "b", "c");
  static final int COMMANDS = 40;

  private RegisterCommands() {}

  /** Few names and values, so that compare-and-set often succeeds and often does not. */
  static Arbitrary<List<Command>> commands() {
    Arbitrary<String> name = Arbitraries.of(NAMES);
    Arbitrary<Long> small = Arbitraries.longs().between(0, 3);
    Arbitrary<Command> add = Combinators.combine(name, small).as(Command.Add::new);
    Arbitrary<Command> set = Combinators.combine(name, small, small).as(Command.Set::new);
    return Arbitraries.oneOf(add, set).list().ofSize(COMMANDS);
  }

  static Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> node = Arbitraries.integers().between(0, SmallShard.NODES - 1);
    Arbitrary<List<Integer>> batch =
        Arbitraries.integers().between(0, COMMANDS - 1).list().ofMinSize(1).ofMaxSize(6);
    Arbitrary<Fate> fate =
        Arbitraries.frequency(
            Tuple.of(6, Fate.COMMITTED),
            Tuple.of(1, Fate.UNKNOWN_AND_LOST),
            Tuple.of(1, Fate.UNKNOWN_AND_KEPT));
    Arbitrary<Step> submit = Combinators.combine(batch, fate).as(Step.Submit::new);
    Arbitrary<Step> pipeline = Combinators.combine(batch, batch, fate).as(Step.Pipeline::new);
    Arbitrary<Step> restart =
        Combinators.combine(node, Arbitraries.of(true, false)).as(Step.Restart::new);
    Arbitrary<Step> catchUp =
        Combinators.combine(node, Arbitraries.integers().between(1, 5)).as(Step.CatchUp::new);
    return Arbitraries.frequencyOf(
            Tuple.of(6, submit),
            Tuple.of(3, pipeline),
            Tuple.of(2, node.map(Step.Elect::new)),
            Tuple.of(2, batch.map(Step.StaleCommit::new)),
            Tuple.of(2, node.map(Step.Snapshot::new)),
            Tuple.of(2, restart),
            Tuple.of(2, catchUp))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }
}
