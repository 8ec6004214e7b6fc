package dev.plenum.kernel.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.peer.NodeStatus;
import dev.plenum.kernel.peer.StateDigest;
import dev.plenum.kernel.shard.HistoryVerdict;
import dev.plenum.kernel.shard.NodeRole;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.testing.MemoryAdvice;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SuccessionTest {
  private static final Duration HEARTBEAT = Duration.ofMillis(250);

  private final Hand hand = new Hand();
  private final ShardConfig config = ShardConfig.of("main", Admission.of(1, 1));
  private final PeerTable peers =
      new PeerTable(List.of("node-0", "node-1", "node-2"), "node-0", hand, config.silenceLimit());
  private final Roles<String> roles = new Roles<>();
  private final CountDownLatch ascended = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final Succession succession =
      new Succession(
          Work.of(hand), config, peers, "node-0", new MemoryAdvice(), roles, new Throne());

  SuccessionTest() {
    roles.restored();
  }

  private void hear(String node, long reigning) {
    var digest = StateDigest.none(1);
    peers.heard(
        node,
        new NodeStatus(
            reigning, reigning, 0, 0, "", HistoryVerdict.Agrees, digest, 1, 1, false, 0, 2));
  }

  private boolean reaches() {
    succession.tick();
    return roles.now().told() != NodeRole.Following;
  }

  private void pass(Duration time) {
    hand.nanos.addAndGet(time.toNanos());
  }

  private void assertAscends() throws InterruptedException {
    assertThat(reaches()).isTrue();
    assertThat(ascended.await(5, TimeUnit.SECONDS)).isTrue();
    over.countDown();
  }

  @Test
  void whoHearsAllAndNobodyWhoLeadsReachesAtOnce() throws Exception {
    assertThat(reaches()).as("nobody is heard").isFalse();
    hear("node-1", 0);
    hear("node-2", 0);
    assertAscends();
  }

  /** Of two nodes that live, who just came hears one first, and it may not be the leader. */
  @Test
  void whoJustCameListensForTheOthersFirst() {
    pass(Duration.ofMinutes(1));
    hear("node-1", 0);
    assertThat(reaches()).isFalse();
    pass(HEARTBEAT);
    hear("node-2", 3);
    assertThat(reaches()).isFalse();
    pass(config.silenceLimit().dividedBy(2));
    assertThat(reaches()).isFalse();
  }

  @Test
  void whoHearsAMajorityForAWhileAndNobodyWhoLeadsReaches() throws Exception {
    hear("node-1", 0);
    assertThat(reaches()).isFalse();
    pass(HEARTBEAT.multipliedBy(3));
    hear("node-1", 0);
    assertAscends();
  }

  /** A leader's end costs no listening: the others were heard all the time. */
  @Test
  void whoLosesItsLeaderReachesAsSoonAsThatIsKnown() throws Exception {
    hear("node-1", 0);
    hear("node-2", 3);
    for (int i = 0; i < 3; i++) {
      assertThat(reaches()).isFalse();
      pass(HEARTBEAT);
      hear("node-1", 0);
      hear("node-2", 3);
    }
    assertThat(reaches()).isFalse();
    peers.linkDown("node-2");
    pass(HEARTBEAT);
    hear("node-1", 0);
    assertAscends();
  }

  private final class Throne implements Succession.Throne {
    @Override
    public long knownEpoch() {
      return 0;
    }

    @Override
    public void ascend(long campaign) throws InterruptedException {
      ascended.countDown();
      over.await();
    }
  }

  private static final class Hand implements WallClock {
    private final AtomicLong nanos = new AtomicLong(1);

    @Override
    public long millis() {
      return TimeUnit.NANOSECONDS.toMillis(nanos());
    }

    @Override
    public long nanos() {
      return nanos.get();
    }
  }
}
