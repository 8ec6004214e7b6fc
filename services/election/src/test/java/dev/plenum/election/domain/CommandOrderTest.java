package dev.plenum.election.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.election.domain.ElectionCommand.CountBallots;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class CommandOrderTest {
  private static final ElectionCommand VOTE = Scenario.ballot("v0", "ana").cast();

  @Test
  void ballotsGoByLamportTimeThenByVoterThenAsTheyCameAndTheCountComesLast() {
    List<Stamped<ElectionCommand>> commands =
        new ArrayList<>(
            List.of(
                stamped(6, "tally", 0, 0, new CountBallots("key")),
                stamped(5, "c", 3, 0, VOTE),
                stamped(3, "b", 2, 0, VOTE),
                stamped(1, "b", 1, 5, VOTE),
                stamped(4, "b", 2, 1, VOTE),
                stamped(2, "a", 2, 9, VOTE)));
    commands.sort(new ElectionMachine().order());
    assertThat(commands)
        .extracting(command -> command.stamp().commandId().getLeastSignificantBits())
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Property(tries = 200)
  void theOrderIsOneHoweverCommandsCame(@ForAll Random random) {
    List<Stamped<ElectionCommand>> commands = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String voter = "v" + random.nextInt(4);
      ElectionCommand command = random.nextInt(6) == 0 ? new CountBallots("key") : VOTE;
      commands.add(stamped(i, voter, random.nextInt(3), random.nextInt(3), command));
    }
    var order = new ElectionMachine().order();
    List<Stamped<ElectionCommand>> sorted = commands.stream().sorted(order).toList();
    Collections.shuffle(commands, random);
    assertThat(commands.stream().sorted(order)).containsExactlyElementsOf(sorted);
  }

  private static Stamped<ElectionCommand> stamped(
      int id, String actor, long lamport, long receivedMillis, ElectionCommand command) {
    Stamp stamp =
        new Stamp(new UUID(0, id), actor, Scenario.T0.plusMillis(receivedMillis), lamport);
    return new Stamped<>(stamp, command);
  }
}
