package dev.plenum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.kernel.testing.SharedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Five nodes survive the loss of two at once, the leader among them, and become five again. */
class FiveNodesIT {

  @Test
  void twoOfFiveLostAtOnceLoseNothingAndComeBackByThemselves() throws Exception {
    try (Cluster cluster =
        new Cluster(SharedPostgres.get(), 5, ShardConfig.of("main", Admission.of(100, 1_000)))) {
      cluster.startAll();
      cluster.awaitReady();
      long generation = cluster.any().shard().status().generation();
      assertThat(submit(cluster)).isInstanceOf(Outcome.Accepted.class);

      String leader = cluster.leader();
      String another = leader.equals("node-4") ? "node-3" : "node-4";
      List.of(leader, another).parallelStream().forEach(cluster::stop);

      assertThat(submit(cluster)).isInstanceOf(Outcome.Accepted.class);
      cluster.start(leader);
      cluster.start(another);
      cluster.awaitReady();
      Cluster.await(
          Duration.ofSeconds(60),
          () -> cluster.running().stream().allMatch(node -> node.cpMembers().size() == 5));
      assertThat(submit(cluster)).isInstanceOf(Outcome.Accepted.class);
      Cluster.await(
          Duration.ofSeconds(10),
          () -> cluster.running().stream().allMatch(n -> n.shard().view().state().value("a") == 3));
      // Three of five are a majority: the group healed itself and was not made anew.
      assertThat(cluster.any().shard().status().generation()).isEqualTo(generation);
    }
  }

  private static Outcome submit(Cluster cluster) throws Exception {
    var submission =
        new Submission<Command>(
            UUID.randomUUID(), "tester", Instant.now(), 0, new Command.Add("a", 1));
    return cluster.any().shard().submit(submission).get(30, TimeUnit.SECONDS);
  }
}
