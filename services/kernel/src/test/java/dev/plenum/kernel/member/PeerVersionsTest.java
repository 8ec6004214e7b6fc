package dev.plenum.kernel.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.peer.NodeStatus;
import dev.plenum.kernel.peer.StateDigest;
import dev.plenum.kernel.shard.HistoryVerdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the nodes of a resource understand is what each of them said last. */
class PeerVersionsTest {
  private final PeerTable peers =
      new PeerTable(
          List.of("node-0", "node-1", "node-2"), "node-0", WallClock.SYSTEM, Duration.ofSeconds(1));

  private static NodeStatus reads(int format, int stateVersion) {
    var digest = StateDigest.none(stateVersion);
    return new NodeStatus(0, 0, 0, 0, "", HistoryVerdict.Agrees, digest, format, 1, true, 0, 2);
  }

  @Test
  void aFormatIsReadByAllWhenTheLastOfThemSaidSo() {
    assertThat(peers.readByAll(3)).as("nobody was heard").isOne();
    peers.heard("node-1", reads(3, 2));
    assertThat(peers.readByAll(3)).as("one was never heard").isOne();
    peers.heard("node-2", reads(2, 2));
    assertThat(peers.readByAll(3)).isEqualTo(2);
    peers.heard("node-2", reads(4, 2));
    assertThat(peers.readByAll(3)).as("this node counts").isEqualTo(3);
    peers.linkDown("node-2");
    assertThat(peers.readByAll(3)).as("who is away comes back as it was").isEqualTo(3);
    peers.heard("node-2", reads(1, 1));
    assertThat(peers.readByAll(3)).as("who was rolled back counts as it is").isOne();
  }

  @Test
  void stateVersionsAreMixedUntilEveryNodeSaidThatItHasThisOne() {
    assertThat(peers.allOfStateVersion(1)).as("nobody was heard").isFalse();
    peers.heard("node-1", reads(1, 2));
    assertThat(peers.allOfStateVersion(2)).isFalse();
    peers.heard("node-2", reads(1, 1));
    assertThat(peers.allOfStateVersion(2)).isFalse();
    peers.heard("node-2", reads(1, 2));
    assertThat(peers.allOfStateVersion(2)).isTrue();
  }

  @Test
  void digestsAreComparedWithinAStateVersionOnly() {
    var mine = new StateDigest(2, 10, "a");
    assertThat(mine.comparesWith(new StateDigest(2, 10, "b"))).isTrue();
    assertThat(mine.comparesWith(new StateDigest(1, 10, "b"))).isFalse();
    assertThat(mine.comparesWith(new StateDigest(2, 11, "b"))).isFalse();
    assertThat(StateDigest.none(2).comparesWith(StateDigest.none(2))).isFalse();
  }
}
