package dev.plenum.kernel.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.peer.NodeStatus;
import dev.plenum.kernel.peer.StateDigest;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.replica.SnapshotFormat;
import dev.plenum.kernel.shard.HistoryVerdict;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.testing.Entries;
import dev.plenum.kernel.testing.MemorySnapshots;
import dev.plenum.kernel.testing.Registers;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.kernel.testing.Registers.Event;
import dev.plenum.kernel.testing.Registers.State;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HousekeeperTest {
  private static final int FOLDED = 50_000;

  private final Hand clock = new Hand();
  private final FullDisk snapshots = new FullDisk();
  private final Replica<State, Command, Event> replica =
      new Replica<>(Entries.SHARD, new Registers(), Entries.CODEC);
  private final PeerTable peers =
      new PeerTable(List.of("node-0", "node-1", "node-2"), "node-0", clock, Duration.ofDays(1));
  private final Roles<String> roles = new Roles<>();
  private final Housekeeper<State, Command, Event> housekeeper =
      new Housekeeper<>(
          Work.of(clock),
          ShardConfig.of(Entries.SHARD, Admission.of(1, 1)),
          replica,
          new SnapshotFormat<>(Entries.CODEC, 1),
          snapshots,
          peers,
          "node-0",
          roles);

  @BeforeEach
  void theLedgerRests() {
    var all = Entries.of(1, FOLDED);
    replica.foldIfRootIs(all, Entries.end(all).root());
    tick();
    tick();
  }

  private void tick() {
    clock.nanos += Duration.ofSeconds(1).toNanos();
    housekeeper.tick(true);
  }

  private void says(String node, StateDigest digest) {
    peers.heard(
        node, new NodeStatus(0, 0, 0, 0, "", HistoryVerdict.Agrees, digest, 1, 1, true, 0, 2));
  }

  private List<Long> whole() {
    return snapshots.whole(Entries.SHARD, 1);
  }

  @Test
  void aStateIsKeptOnlyOnceAMajorityCameToIt() {
    assertThat(housekeeper.digest().seq()).isEqualTo(FOLDED);
    assertThat(whole()).as("nobody else was heard").isEmpty();
    says("node-1", new StateDigest(1, FOLDED, "another"));
    tick();
    assertThat(whole()).as("the other came to another state").isEmpty();
    says("node-2", housekeeper.digest());
    tick();
    assertThat(whole()).containsExactly((long) FOLDED);
  }

  @Test
  void whatCannotBeWrittenWholeLeavesNothingAndIsNotTriedAgainAtOnce() {
    snapshots.full = true;
    says("node-2", housekeeper.digest());
    for (int i = 0; i < 10; i++) {
      tick();
    }
    assertThat(snapshots.tried).isOne();
    assertThat(snapshots.forgotten).isOne();
    snapshots.full = false;
    clock.nanos += Duration.ofMinutes(1).toNanos();
    tick();
    assertThat(whole()).containsExactly((long) FOLDED);
  }

  /** Takes nothing while it is full. */
  private static final class FullDisk extends MemorySnapshots {
    private boolean full;
    private int tried;
    private int forgotten;

    @Override
    public synchronized void write(String shard, int stateVersion, long seq, Content content) {
      if (full) {
        tried++;
        throw new StoreException("no space left", new IllegalStateException("full"));
      }
      super.write(shard, stateVersion, seq, content);
    }

    @Override
    public synchronized void forget(String shard, int stateVersion, long seq) {
      forgotten++;
      super.forget(shard, stateVersion, seq);
    }
  }

  private static final class Hand implements WallClock {
    private long nanos;

    @Override
    public long millis() {
      return nanos / 1_000_000;
    }

    @Override
    public long nanos() {
      return nanos;
    }
  }
}
