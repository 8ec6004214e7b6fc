package dev.plenum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.ledger.Entry;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three nodes; the clock of the one that leads jumps. */
class SkewedClockIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration TEN_YEARS = Duration.ofDays(3_650);

  private static Cluster cluster;

  /** The machine's clock, moved. */
  private static final class Moved implements WallClock {
    private final AtomicLong byMillis = new AtomicLong();

    @Override
    public long millis() {
      return SYSTEM.millis() + byMillis.get();
    }

    @Override
    public long nanos() {
      return SYSTEM.nanos();
    }
  }

  @BeforeAll
  static void start() throws Exception {
    cluster =
        new Cluster(SharedPostgres.get(), 3, ShardConfig.of("main", Admission.of(2_000, 100_000)));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void aLeaderWhoseClockJumpsStampsNothingAndAnotherLeads() throws Exception {
    List<Moved> clocks = List.of(new Moved(), new Moved(), new Moved());
    for (int i = 0; i < 3; i++) {
      cluster.clock("node-" + i, clocks.get(i));
    }
    cluster.startAll();
    cluster.awaitReady();
    submit(cluster.any());

    String jumped = cluster.leader();
    Moved clock = clocks.get(Integer.parseInt(jumped.substring("node-".length())));
    clock.byMillis.set(TEN_YEARS.toMillis());
    var asked = submission(cluster.node(jumped));
    Cluster.await(SOON, () -> !cluster.node(jumped).ready());
    Cluster.await(SOON, () -> !cluster.leader().isEmpty() && !cluster.leader().equals(jumped));
    var healthy =
        cluster.running().stream()
            .filter(node -> !node.shard().status().node().equals(jumped))
            .toList();
    Cluster.await(SOON, () -> healthy.stream().allMatch(KernelNode::ready));
    assertThat(submit(healthy.getFirst())).isInstanceOf(Outcome.Accepted.class);
    assertThat(asked.get(15, TimeUnit.SECONDS)).as("asked where the clock is wrong").isNotNull();
    List<Entry> entries = cluster.any().entries(1, 1_000);
    assertThat(entries)
        .allMatch(
            entry -> entry.time().instant().isBefore(Instant.now().plus(Duration.ofSeconds(10))));

    clock.byMillis.set(0);
    cluster.awaitReady();
  }

  private static Outcome submit(KernelNode<?, Command, ?> node) throws Exception {
    return submission(node).get(15, TimeUnit.SECONDS);
  }

  private static CompletableFuture<Outcome> submission(KernelNode<?, Command, ?> node) {
    return node.shard()
        .submit(
            new Submission<>(
                UUID.randomUUID(), "tester", Instant.now(), 0, new Command.Add("a", 1)));
  }
}
