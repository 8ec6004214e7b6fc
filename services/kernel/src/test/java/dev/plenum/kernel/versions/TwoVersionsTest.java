package dev.plenum.kernel.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.shard.Obstacle;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Outcome.RetryReason;
import dev.plenum.kernel.shard.ShardStatus.PeerStatus;
import dev.plenum.kernel.testing.Cluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A release is rolled out node by node, while commands flow. */
class TwoVersionsTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String COUNT = "{\"by\":1,\"type\":\"Count\"}";
  private static final String NOTED = "{\"by\":1,\"note\":\"why\",\"type\":\"Count\"}";
  private static final String RESET = "{\"type\":\"Reset\"}";
  private static final Outcome NOT_YET =
      new Outcome.Rejected(KernelReason.UpgradeUnderWay.rejection());

  private final Counters nodes = new Counters();
  private long counted;

  @AfterEach
  void stop() throws InterruptedException {
    nodes.stopAll();
  }

  private void startAllFirst() throws InterruptedException {
    Counters.NODES.forEach(nodes::startFirst);
    Cluster.await(SOON, nodes::allHealthy);
  }

  private void upgrade(String name) throws InterruptedException {
    nodes.stop(name);
    flow(40);
    nodes.startSecond(name);
    Cluster.await(SOON, nodes::allHealthy);
    flow(40);
  }

  /** Commands by way of all nodes in turn; each is accepted, though leaders come and go. */
  private void flow(int commands) {
    var running = nodes.running();
    List<CompletableFuture<Outcome>> answers = new ArrayList<>();
    for (int i = 0; i < commands; i++) {
      answers.add(running.get(i % running.size()).submit(COUNT));
    }
    assertThat(answers.stream().map(CompletableFuture::join).toList())
        .allMatch(Outcome.Accepted.class::isInstance);
    counted += commands;
  }

  private static Outcome ask(Counters.Node<?, ?, ?> node, String command) throws Exception {
    return node.submit(command).get(10, TimeUnit.SECONDS);
  }

  /** Until every node has its state's digest at the ledger's end, and has heard all others'. */
  private void awaitDigests() throws InterruptedException {
    Cluster.await(
        SOON,
        () -> nodes.running().stream().allMatch(node -> digestsAt(node, nodes.ledger.entries())));
  }

  private static boolean digestsAt(Counters.Node<?, ?, ?> node, List<Entry> ledger) {
    return node.member().status().peers().stream()
        .allMatch(peer -> peer.digestSeq() == ledger.size());
  }

  private void assertNobodyStopped() {
    assertThat(nodes.running())
        .noneMatch(node -> node.member().status().faces(Obstacle.Divergence));
    assertThat(nodes.allHealthy()).isTrue();
  }

  private List<String> written() {
    return nodes.ledger.entries().stream()
        .map(entry -> new String(entry.events(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void nodesOfTwoVersionsLiveTogetherAndTheNewEventsWaitForTheLastOne() throws Exception {
    startAllFirst();
    flow(60);
    for (String name : List.of("node-0", "node-1")) {
      upgrade(name);
      var early = nodes.node(name).submit(RESET);
      awaitDigests();
      Set<String> digests = new HashSet<>();
      nodes.node(name).member().status().peers().stream()
          .map(PeerStatus::digest)
          .forEach(digests::add);
      assertThat(digests).as("the states differ, as versions do").hasSize(2);
      Thread.sleep(1_200); // everybody compares every second
      assertNobodyStopped();
      assertThat(early.join()).isNotInstanceOf(Outcome.Accepted.class);
    }
    assertThat(written()).allMatch("[{\"by\":1,\"type\":\"Counted\"}]"::equals);
    upgrade("node-2");
    Cluster.await(SOON, () -> written(nodes.node("node-0"), RESET));
    assertThat(ask(nodes.node("node-1"), NOTED)).isInstanceOf(Outcome.Accepted.class);
    assertThat(written()).hasSize((int) counted + 2);
    assertThat(written().subList((int) counted, (int) counted + 2))
        .containsExactly(
            "[{\"type\":\"CountReset\"}]",
            "[{\"by\":1,\"note\":\"why\",\"type\":\"Counted\",\"typeVersion\":2}]");
    awaitDigests();
    assertNobodyStopped();
  }

  private static boolean written(Counters.Node<?, ?, ?> node, String command) {
    return node.submit(command).join() instanceof Outcome.Accepted;
  }

  @Test
  void aNodeOfTheOldVersionRestartsAndIsRolledBackToWhileVersionsAreMixed() throws Exception {
    startAllFirst();
    flow(120);
    nodes.node("node-1").member().snapshot();
    upgrade("node-0");
    nodes.stop("node-1");
    nodes.startFirst("node-1");
    Cluster.await(SOON, nodes::allHealthy);
    nodes.node("node-0").member().snapshot();
    assertThat(nodes.snapshots.whole(Counters.SHARD, 1)).as("of the old version").isNotEmpty();
    assertThat(nodes.snapshots.whole(Counters.SHARD, 2)).as("of the new version").isNotEmpty();
    nodes.stop("node-0");
    nodes.startFirst("node-0");
    Cluster.await(SOON, nodes::allHealthy);
    flow(20);
    awaitDigests();
    assertNobodyStopped();
    for (var node : nodes.running()) {
      assertThat(node.member().view().state()).isEqualTo(new First.State(counted));
    }
  }

  @Test
  void whatNotEveryNodeReadsIsRefusedByANewLeaderAndPutOffByAnOldOne() throws Exception {
    startAllFirst();
    upgrade("node-1");
    leadBy("node-1");
    assertThat(ask(nodes.node("node-1"), RESET)).isEqualTo(NOT_YET);
    assertThat(ask(nodes.node("node-1"), NOTED)).isEqualTo(NOT_YET);
    flow(10);
    leadBy("node-2");
    assertThat(ask(nodes.node("node-1"), RESET))
        .isInstanceOfSatisfying(
            Outcome.Retry.class,
            retry -> assertThat(retry.reason()).isEqualTo(RetryReason.UpgradeUnderWay));
    flow(10);
    assertNobodyStopped();
  }

  /** Whoever leads stops and starts again, and this one is advised to lead next. */
  private void leadBy(String name) throws InterruptedException {
    nodes.advice.prefer(name);
    String leader = nodes.node(name).member().leaderName().orElseThrow();
    if (!leader.equals(name)) {
      int version = nodes.node(leader).version();
      nodes.stop(leader);
      if (version == 1) {
        nodes.startFirst(leader);
      } else {
        nodes.startSecond(leader);
      }
    }
    Cluster.await(SOON, () -> nodes.node(name).member().status().leading() && nodes.allHealthy());
  }

  @Test
  void theSameCommandHasOneReceiptByWhicheverVersionItComes() throws Exception {
    startAllFirst();
    upgrade("node-0");
    UUID id = UUID.randomUUID();
    Outcome first = nodes.node("node-1").submit(id, COUNT).get(5, TimeUnit.SECONDS);
    assertThat(first).isInstanceOf(Outcome.Accepted.class);
    assertThat(nodes.node("node-0").submit(id, COUNT).get(5, TimeUnit.SECONDS)).isEqualTo(first);
  }
}
