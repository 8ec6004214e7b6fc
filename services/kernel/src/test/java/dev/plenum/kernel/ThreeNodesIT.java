package dev.plenum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.leadership.RaftGroupView;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.kernel.testing.SharedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Three nodes on real PostgreSQL and real Hazelcast, in one process. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThreeNodesIT {
  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster =
        new Cluster(SharedPostgres.get(), 3, ShardConfig.of("main", Admission.of(2_000, 100_000)));
    cluster.startAll();
    cluster.awaitLeader();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static Outcome submit(KernelNode<?, Command, ?> node, UUID id, Command command)
      throws Exception {
    return node.shard()
        .submit(new Submission<>(id, "tester", Instant.now(), 0, command))
        .get(15, TimeUnit.SECONDS);
  }

  @Test
  @Order(1)
  void aCommandIsAcceptedThroughAnyNodeAndFoldedOnAll() throws Exception {
    for (KernelNode<?, Command, ?> node : cluster.running()) {
      Outcome outcome = submit(node, UUID.randomUUID(), new Command.Add("a", 1));
      assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
      long seq = ((Outcome.Accepted) outcome).receipt().seq();
      for (var other : cluster.running()) {
        var view = other.shard().viewAt(seq, Duration.ofSeconds(5)).get();
        assertThat(view.state().value("a")).isEqualTo(seq);
      }
    }
  }

  @Test
  @Order(2)
  void theSameCommandAHundredTimesIsOneEntryAndOneReceipt() throws Exception {
    UUID id = UUID.randomUUID();
    List<CompletableFuture<Outcome>> futures = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      var node = cluster.running().get(i % 3);
      futures.add(
          node.shard()
              .submit(new Submission<>(id, "tester", Instant.now(), 0, new Command.Add("b", 1))));
    }
    Set<Outcome> outcomes =
        futures.stream().map(CompletableFuture::join).collect(Collectors.toSet());
    assertThat(outcomes).hasSize(1).allMatch(Outcome.Accepted.class::isInstance);
    assertThat(submit(cluster.any(), id, new Command.Add("b", 1))).isIn(outcomes);
    Cluster.await(
        Duration.ofSeconds(5),
        () -> cluster.running().stream().allMatch(n -> n.shard().view().state().value("b") == 1));
  }

  @Test
  @Order(3)
  void theWayOfACommandIsMeasuredFromItsArrivalToItsBeingKnownOnEveryNode() throws Exception {
    var asked = cluster.running().getFirst();
    var registry = cluster.registry(asked.shard().status().node());
    long before = registry.timer("plenum.answer", "outcome", "accepted").count();
    assertThat(submit(asked, UUID.randomUUID(), new Command.Add("c", 1)))
        .isInstanceOf(Outcome.Accepted.class);
    assertThat(submit(asked, UUID.randomUUID(), new Command.Add("c", 0)))
        .isInstanceOf(Outcome.Rejected.class);
    var accepted = registry.get("plenum.answer").tags("outcome", "accepted").timer();
    assertThat(accepted.count()).isEqualTo(before + 1);
    assertThat(accepted.takeSnapshot().histogramCounts()).isNotEmpty();
    assertThat(registry.get("plenum.answer").tags("outcome", "rejected").timer().count())
        .isPositive();
    for (var node : cluster.running()) {
      var spread = cluster.registry(node.shard().status().node()).get("plenum.spread").timer();
      Cluster.await(Duration.ofSeconds(5), () -> spread.count() > 0);
      assertThat(spread.max(TimeUnit.SECONDS)).isLessThan(30);
    }
  }

  @Test
  @Order(3)
  void aRefusalNamesItsReasonAndLeavesNoTrace() throws Exception {
    long head = cluster.any().head().seq();
    Outcome outcome = submit(cluster.any(), UUID.randomUUID(), new Command.Add("a", 0));
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    assertThat(((Outcome.Rejected) outcome).rejection().reason()).isEqualTo("NothingToAdd");
    assertThat(cluster.any().head().seq()).isEqualTo(head);
  }

  @Test
  @Order(3)
  void theIdOfWhatSomebodyElseSentIsRefused() throws Exception {
    UUID id = UUID.randomUUID();
    assertThat(submit(cluster.any(), id, new Command.Add("c", 1)))
        .isInstanceOf(Outcome.Accepted.class);
    Outcome other =
        cluster
            .any()
            .shard()
            .submit(new Submission<>(id, "other", Instant.now(), 0, new Command.Add("c", 1)))
            .get(10, TimeUnit.SECONDS);
    assertThat(other).isEqualTo(new Outcome.Rejected(KernelReason.CommandIdTaken.rejection()));
  }

  @Test
  @Order(3)
  void theSameIdWithOtherContentIsRefusedByEveryNodeAndChangesNothing() throws Exception {
    UUID id = UUID.randomUUID();
    Outcome first = submit(cluster.any(), id, new Command.Add("reused", 1));
    assertThat(first).isInstanceOf(Outcome.Accepted.class);
    for (KernelNode<?, Command, ?> node : cluster.running()) {
      assertThat(submit(node, id, new Command.Add("reused", 2)))
          .isEqualTo(new Outcome.Rejected(KernelReason.CommandIdReused.rejection()));
      assertThat(submit(node, id, new Command.Add("reused", 1))).isEqualTo(first);
    }
    assertThat(cluster.any().shard().view().state().value("reused")).isOne();
  }

  @Test
  @Order(3)
  void whatWasRefusedStaysRefusedThoughItCouldBeAcceptedNow() throws Exception {
    UUID id = UUID.randomUUID();
    Command late = new Command.Set("late", 1, 2);
    Outcome refused = submit(cluster.any(), id, late);
    assertThat(refused).isInstanceOf(Outcome.Rejected.class);
    assertThat(submit(cluster.any(), UUID.randomUUID(), new Command.Set("late", 0, 1)))
        .isInstanceOf(Outcome.Accepted.class);
    for (KernelNode<?, Command, ?> node : cluster.running()) {
      assertThat(submit(node, id, late)).as("a copy by way of another node").isEqualTo(refused);
    }
    assertThat(submit(cluster.any(), UUID.randomUUID(), late))
        .as("the same question under another id")
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  @Order(3)
  void aCommandThatTheDomainFailsOverIsRefusedAlone() throws Exception {
    long epoch = cluster.any().head().epoch();
    submit(cluster.any(), UUID.randomUUID(), new Command.Add("d", Long.MAX_VALUE));
    List<CompletableFuture<Outcome>> futures = new ArrayList<>();
    for (String name : List.of("d", "e", "d", "e")) {
      var command = new Command.Add(name, 1);
      futures.add(
          cluster
              .any()
              .shard()
              .submit(new Submission<>(UUID.randomUUID(), "tester", Instant.now(), 0, command)));
    }
    Outcome failed = new Outcome.Rejected(KernelReason.DecisionFailed.rejection());
    assertThat(futures.stream().map(CompletableFuture::join).toList())
        .satisfiesExactly(
            outcome -> assertThat(outcome).isEqualTo(failed),
            outcome -> assertThat(outcome).isInstanceOf(Outcome.Accepted.class),
            outcome -> assertThat(outcome).isEqualTo(failed),
            outcome -> assertThat(outcome).isInstanceOf(Outcome.Accepted.class));
    assertThat(cluster.any().head().epoch()).as("the leader stays").isEqualTo(epoch);
  }

  @Test
  @Order(4)
  void nothingAcknowledgedIsLostWhenTheLeaderGoesUnderLoad() throws Exception {
    long before = cluster.any().shard().view().state().value("load");
    assertThat(before).isZero();
    List<CompletableFuture<Outcome>> futures = new ArrayList<>();
    String leader = cluster.leader();
    var survivors =
        cluster.running().stream()
            .filter(node -> !node.shard().status().node().equals(leader))
            .toList();
    for (int i = 0; i < 4_000; i++) {
      futures.add(
          survivors
              .get(i % 2)
              .shard()
              .submit(
                  new Submission<>(
                      UUID.randomUUID(), "tester", Instant.now(), i, new Command.Add("load", 1))));
      if (i == 2_000) {
        Thread.startVirtualThread(() -> cluster.stop(leader));
      }
      if (i % 20 == 0) {
        Thread.sleep(1);
      }
    }
    List<Outcome> outcomes = futures.stream().map(CompletableFuture::join).toList();
    assertThat(outcomes).allMatch(Outcome.Accepted.class::isInstance);
    long seq =
        outcomes.stream()
            .mapToLong(o -> ((Outcome.Accepted) o).receipt().seq())
            .max()
            .orElseThrow();
    for (var node : survivors) {
      assertThat(node.shard().viewAt(seq, Duration.ofSeconds(5)).get().state().value("load"))
          .isEqualTo(4_000);
    }
    List<Entry> entries = survivors.getFirst().entries(1, 100_000);
    assertThat(entries.stream().map(Entry::commandId).distinct().count()).isEqualTo(entries.size());
  }

  @Test
  @Order(5)
  void aNodeThatComesBackCatchesUpAndGetsItsVoteBack() throws Exception {
    String gone =
        List.of("node-0", "node-1", "node-2").stream()
            .filter(name -> !cluster.runs(name))
            .findFirst()
            .orElseThrow();
    cluster.start(gone);
    cluster.awaitReady();
    var back = cluster.node(gone);
    assertThat(back.raftGroups())
        .as("who votes does so in every group")
        .extracting(RaftGroupView::group)
        .contains("METADATA", "default");
    assertThat(back.shard().view().state().value("load")).isEqualTo(4_000);
    Cluster.await(Duration.ofSeconds(20), () -> back.cpMembers().size() == 3);
    Cluster.await(
        Duration.ofSeconds(10),
        () ->
            cluster.running().stream()
                    .flatMap(node -> node.shard().status().peers().stream())
                    .filter(peer -> peer.digestSeq() == back.shard().view().seq())
                    .map(peer -> peer.digest())
                    .collect(Collectors.toSet())
                    .size()
                == 1);
  }
}
