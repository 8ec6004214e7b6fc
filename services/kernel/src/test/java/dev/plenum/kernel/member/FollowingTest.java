package dev.plenum.kernel.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.peer.PeerMessage.Begin;
import dev.plenum.kernel.peer.PeerMessage.Prepared;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.testing.Entries;
import dev.plenum.kernel.testing.MemoryLedger;
import dev.plenum.kernel.testing.Registers;
import dev.plenum.kernel.work.Work;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowingTest {
  private static final List<Entry> ALL = Entries.of(1, 9);
  private static final long EPOCH = 6;

  private final Replica<Registers.State, Registers.Command, Registers.Event> replica =
      new Replica<>(Entries.SHARD, new Registers(), Entries.CODEC);
  private final Following<Registers.State, Registers.Command, Registers.Event> following =
      new Following<>(
          ShardConfig.of(Entries.SHARD, Admission.of(1, 1)),
          replica,
          new History<>(
              Work.SYSTEM, Entries.SHARD, replica, new MemoryLedger(), new Roles<String>()),
          new Nobody(),
          Work.SYSTEM);

  private static final class Nobody implements Following.Writer {
    @Override
    public Position committed(Head head) {
      return head.position();
    }

    @Override
    public boolean isThisNode(Position before, Head head) {
      return false;
    }
  }

  private void folds(long to) {
    List<Entry> some = ALL.subList((int) replica.view().seq(), (int) to);
    replica.foldIfRootIs(some, Entries.end(ALL.subList(0, (int) to)).root());
  }

  /** Otherwise those who hold what it lacks would be taken for earlier reigns' and not be asked. */
  @Test
  void whoLacksWhatAReignBeganFromTellsNobodyThatItBegan() {
    folds(8);
    Begin begin = new Begin(EPOCH, Entries.end(ALL));
    assertThat(following.begin("leader", begin)).isEmpty();
    assertThat(following.recollection().memory().begun()).isZero();
    assertThat(following.knownEpoch()).as("and obeys no earlier one").isEqualTo(EPOCH);

    folds(9);
    assertThat(following.begin("leader", begin)).contains(new Prepared(EPOCH, 9, true));
    assertThat(following.recollection().memory().begun()).isEqualTo(EPOCH);
  }
}
