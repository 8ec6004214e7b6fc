package dev.plenum.simulation.planted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.simulation.Evidence;
import dev.plenum.simulation.planted.Plant.Source;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A simulation that finds nothing is worth something only if it finds what is there. */
class PlantedFaultsTest {
  private static final int MOST = 4_000;
  private static int found;
  private static long most;

  static List<Plant> plants() {
    return List.of(
        new Plant(
            "no root in the fence",
            Source.DATABASE,
            "batch.after().equals(position)",
            "batch.after().seq() == position.seq()"),
        new Plant(
            "no epoch in the fence",
            Source.DATABASE,
            "batch.epoch() != epoch || !batch.leader().equals(leader)",
            "false"),
        new Plant(
            "epoch taken before folding",
            Source.LEADING,
            "    following.foldToHead();\n    requireHistory();\n    long known",
            "    long known"),
        new Plant(
            "answered before the commit",
            Source.REIGN,
            "EndReason failure = draft.batch() == null",
            "answers.send(draft); EndReason failure = draft.batch() == null"),
        new Plant(
            "an unknown commit is taken for done",
            Source.REIGN,
            "return EndReason.StoreFailed;\n    }\n    // A crash here loses nothing",
            "metrics.staleCommitRefused();\n    }\n    // A crash here loses nothing"),
        new Plant(
            "an unknown commit is taken for failed",
            Source.ANSWERS,
            "unanswered.forEach(pending -> answer(pending, new Outcome.Retry(retry, SOON), now));",
            "unanswered.forEach(pending -> answer(pending, new Outcome.Rejected("
                + "KernelReason.DecisionFailed.rejection()), now));"),
        new Plant(
            "a repeated id is accepted after a fail-over",
            Source.DRAFTER,
            "return seq != null ? seq : committed.find(commandId);",
            "return seq != null ? seq : 0;"),
        new Plant(
            "a refusal is forgotten",
            Source.REFUSALS,
            "return known != null && counts(known, nowNanos) ? known : null;",
            "return null;"),
        new Plant(
            "who leads next does not ask what was refused",
            Source.INHERITANCE,
            "new Recall(head.epoch(), head.seq(), true)",
            "new Recall(head.epoch(), head.seq(), false)"),
        new Plant(
            "a refusal is told before others remember it",
            Source.WITNESSES,
            "return needed == 0",
            "return needed >= 0"),
        new Plant(
            "a snapshot in the midst of a batch",
            Source.REPLICA,
            "new Snapshot<>(view, frontier.copy(), format, index)",
            "new Snapshot<>("
                + "new View<>(view.seq(), view.time(), machine.initial()),"
                + " frontier.copy(), format, index)"),
        new Plant(
            "what is received when is believed",
            Source.DRAFTER,
            "Instant received = Plausible.receivedAt(stamp.receivedAt(), came, kept);",
            "Instant received = came.isAfter(Instant.MAX) ? came : stamp.receivedAt();"),
        new Plant(
            "what some nodes cannot read is written",
            Source.LEADING,
            "() -> peers.readByAll(parts.codec().readsFormat())",
            "() -> parts.codec().readsFormat()"),
        new Plant(
            "a clock that is ahead is believed",
            Source.FOLLOWING,
            "Plausible.runsAhead(stamped, replica.view().time(), work.millis())",
            "stamped.millis() < 0"),
        new Plant(
            "a clock that is behind is believed",
            Source.FOLLOWING,
            "|| Plausible.lagsBehind(stamped, work.millis())",
            ""),
        new Plant(
            "a leader vouches for what nobody confirmed",
            Source.REIGN,
            "    preparedUpTo = batch.lastSeq();\n",
            "    preparedUpTo = batch.lastSeq();\n    memory.hold(prepared(batch));\n"),
        new Plant(
            "committed before a majority holds it",
            Source.REIGN,
            "return quorum.await(seq, config.prepareLimit().toNanos()) ? null : EndReason.NoMajority;",
            "return quorum.await(seq, 0) ? null : null;"),
        new Plant(
            "nothing is appended again",
            Source.INHERITANCE,
            "if (lost.nothing(head)) {",
            "if (head.seq() >= 0) {"),
        new Plant(
            "an entry in the leader's last place is taken for the leader's",
            Source.LEADING,
            ".filter(word -> word.seq() <= head.seq())",
            ".filter(word -> word.seq() < head.seq())"));
  }

  @ParameterizedTest
  @MethodSource("plants")
  void isFound(Plant plant) throws Throwable {
    try (PlantedWorlds worlds = new PlantedWorlds(plant)) {
      long seed = 1;
      while (seed <= MOST && !worlds.shows(seed)) {
        seed++;
      }
      assertThat(seed).as("worlds until it shows").isLessThanOrEqualTo(MOST);
      Evidence.write("simulation.planted." + plant, seed, "worlds");
      found++;
      most = Math.max(most, seed);
    }
  }

  @AfterAll
  static void tell() {
    Evidence.write("simulation.planted_found", found, "faults of " + plants().size());
    Evidence.write("simulation.worst_schedules_to_find", most, "worlds");
  }
}
