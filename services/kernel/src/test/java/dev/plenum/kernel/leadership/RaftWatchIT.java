package dev.plenum.kernel.leadership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.KernelNode;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.SharedPostgres;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Raft made visible: three real members, and the one that leads their groups is closed. */
class RaftWatchIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void electionsAreCountedWhenTheLeaderOfTheGroupsGoes() throws Exception {
    try (var cluster =
        new Cluster(
            SharedPostgres.get(), 3, ShardConfig.of("main", Admission.of(2_000, 100_000)))) {
      cluster.startAll();
      cluster.awaitReady();
      String leader = leaderOfAGroup(cluster);
      long heartbeats = heard(cluster);
      Cluster.await(LIMIT, () -> heard(cluster) >= heartbeats + 3);

      var survivors =
          cluster.running().stream().filter(node -> node != cluster.node(leader)).toList();
      var before =
          survivors.stream().collect(Collectors.toMap(Function.identity(), RaftWatchIT::groups));
      cluster.stop(leader);
      for (KernelNode<?, ?, ?> survivor : survivors) {
        var known = Objects.requireNonNull(before.get(survivor));
        for (RaftGroupView then : known.values()) {
          if (!then.leader().equals(leader)) {
            continue;
          }
          Cluster.await(LIMIT, () -> ledByAnother(groups(survivor).get(then.group()), then));
          RaftGroupView now = Objects.requireNonNull(groups(survivor).get(then.group()));
          assertThat(now.elections()).as("terms that began since").isGreaterThan(then.elections());
          assertThat(now.leaderChanges()).isEqualTo(then.leaderChanges() + 1);
          assertThat(now.leaderSince()).isGreaterThan(then.leaderSince());
          assertThat(now.silentMillis()).isLessThan(5_000);
          RaftElection last = last(survivor, then.group());
          assertThat(last.from()).isEqualTo(leader);
          assertThat(last.to()).isEqualTo(now.leader());
          assertThat(last.term()).isEqualTo(now.term());
          assertThat(last.silentMillis()).isBetween(0L, 20_000L);
        }
      }
    }
  }

  /** Whoever leads the first group, once every member knows who leads each. */
  private static String leaderOfAGroup(Cluster cluster) throws InterruptedException {
    Cluster.await(
        LIMIT, () -> cluster.running().stream().allMatch(node -> settled(groups(node).values())));
    return cluster.any().raftGroups().getFirst().leader();
  }

  private static boolean settled(Collection<RaftGroupView> groups) {
    return groups.size() >= 2 && groups.stream().allMatch(group -> group.leaderSince() != null);
  }

  private static boolean ledByAnother(@Nullable RaftGroupView now, RaftGroupView then) {
    return now != null
        && now.leaderChanges() > then.leaderChanges()
        && now.leaderSince() != null
        && now.elections() - then.elections() == now.term() - then.term();
  }

  private static RaftElection last(KernelNode<?, ?, ?> node, String group) {
    List<RaftElection> elections = node.raftElections();
    return elections.stream()
        .filter(election -> election.group().equals(group))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, RaftGroupView> groups(KernelNode<?, ?, ?> node) {
    return node.raftGroups().stream()
        .collect(Collectors.toMap(RaftGroupView::group, Function.identity()));
  }

  /** The least that any member heard from a leader, or had confirmed as one. */
  private static long heard(Cluster cluster) {
    return cluster.running().stream()
        .flatMap(node -> node.raftGroups().stream())
        .mapToLong(RaftGroupView::appends)
        .min()
        .orElse(0);
  }
}
