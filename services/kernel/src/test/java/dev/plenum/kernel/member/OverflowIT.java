package dev.plenum.kernel.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.KernelNode;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.shard.NodeLoad;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.kernel.testing.SharedPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is too much for one node goes by way of the others. */
final class OverflowIT {

  @Test
  void aBusyNodeHandsOnWhatIsTooMuchAndEveryCommandHasOneEffect() throws Exception {
    try (Cluster cluster =
        new Cluster(
            SharedPostgres.get(), 3, ShardConfig.of("main", new Admission(3, 10_000, true)))) {
      cluster.startAll();
      cluster.awaitReady();
      cluster.awaitLeader();
      var busy = cluster.node("node-1");
      List<CompletableFuture<Outcome>> answers = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        answers.add(submit(busy, i));
        if (i == 300) {
          // What a peer carries when it goes is sent again by who was asked.
          String other = cluster.leader().equals("node-0") ? "node-2" : "node-0";
          Thread.startVirtualThread(() -> cluster.stop(other));
        }
      }
      assertThat(answers).allMatch(answer -> answer.join() instanceof Outcome.Accepted);
      assertThat(busy.shard().view().state().value("a")).isEqualTo(600);
      NodeLoad load = busy.load();
      assertThat(load.served()).isEqualTo(600);
      assertThat(load.handedOn()).isBetween(200L, 600L);
      assertThat(load.inWork()).isZero();
      assertThat(cluster.running().stream().mapToLong(node -> node.load().takenOver()).sum())
          .isPositive();
    }
  }

  private static CompletableFuture<Outcome> submit(KernelNode<?, Command, ?> node, int lamport) {
    var command = new Command.Add("a", 1);
    return node.shard()
        .submit(new Submission<>(UUID.randomUUID(), "tester", Instant.now(), lamport, command));
  }
}
