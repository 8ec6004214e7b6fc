package dev.plenum.kernel.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.kernel.peer.Memory;
import dev.plenum.kernel.peer.NodeStatus;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.peer.PeerMessage.Recalled;
import dev.plenum.kernel.peer.PeerMessage.Remembered;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.HistoryVerdict;
import dev.plenum.kernel.shard.NodeRole;
import dev.plenum.kernel.shard.Obstacle;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.testing.Entries;
import dev.plenum.kernel.testing.LoneMesh;
import dev.plenum.kernel.testing.MemoryLedger;
import dev.plenum.kernel.testing.Registers;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A node that has taken an epoch hears what others know. */
class InheritanceTest {
  private static final List<String> NODES = List.of("node-0", "node-1", "node-2");
  private static final List<Entry> HONEST = Entries.of(1, 5);
  private static final Duration LATE = Duration.ofMillis(30);
  private static final UUID REFUSED = new UUID(7, 7);

  private final Map<String, Recalled> answers = new HashMap<>();
  private final MemoryLedger store = new MemoryLedger();
  private final ShardConfig config = ShardConfig.of(Entries.SHARD, Admission.of(1, 1));
  private final Replica<Registers.State, Registers.Command, Registers.Event> replica =
      new Replica<>(Entries.SHARD, new Registers(), Entries.CODEC);
  private final Roles<String> roles = new Roles<>();
  private final History<Registers.State, Registers.Command, Registers.Event> history =
      new History<>(Work.SYSTEM, Entries.SHARD, replica, store, roles);
  private final PeerTable peers =
      new PeerTable(NODES, "node-0", Work.SYSTEM, Duration.ofSeconds(1));
  private final Held held = new Held(Work.SYSTEM, config.copiesLive());
  private final Recollection recollection = new Recollection(replica, held);
  private final Recalls recalls = new Recalls(Work.SYSTEM, new Answering(), recollection);
  private final Inheritance inheritance =
      new Inheritance(config, store, recalls, peers, recollection, history, replica, "node-0");

  /** Peers that answer at once, or never. */
  private final class Answering extends LoneMesh {
    @Override
    public boolean send(String node, PeerMessage message) {
      Recalled told = answers.get(node);
      if (told != null && message instanceof PeerMessage.Recall recall) {
        recalls.recalled(
            node,
            new Recalled(
                recall.epoch(), recall.after(), told.memory(), told.entries(), told.refusals()));
      }
      return true;
    }
  }

  private Head head(List<Entry> entries, long epoch) {
    return new Head(epoch, "node-0", Entries.end(entries), "start 1");
  }

  private void knows(String node, Position folded, long begun) {
    answers.put(node, answer(folded, begun));
  }

  private static Recalled answer(Position folded, long begun, Remembered... refused) {
    var memory = new Memory(folded, begun, 0, folded.seq(), "start 1");
    return new Recalled(3, 5, memory, List.of(), List.of(refused));
  }

  @Test
  void whoFoldedWhatMostOthersContradictDoesNotLeadFromThere() {
    List<Entry> database = new ArrayList<>(HONEST.subList(0, 4));
    database.add(Entries.of(5, 5, 1, 1).getFirst());
    replica.foldIfRootIs(database, Entries.end(database).root());
    roles.restored();
    knows("node-1", Entries.end(HONEST), 2);
    knows("node-2", Entries.end(HONEST), 2);
    assertThatThrownBy(() -> inheritance.claim(head(database, 3)))
        .isInstanceOf(Inheritance.NotNowException.class);
    assertThat(history.finding().verdict()).isEqualTo(HistoryVerdict.ForeignEntries);
    assertThat(roles.now().told()).isEqualTo(NodeRole.StandingStill);
  }

  @Test
  void whoFoldedOtherwiseThanMostWhereTheDatabaseHasNothingIsWrong() {
    replica.foldIfRootIs(HONEST, Entries.end(HONEST).root());
    roles.restored();
    List<Entry> kept = HONEST.subList(0, 4);
    List<Entry> theirs = new ArrayList<>(kept);
    theirs.add(Entries.of(5, 5, 1, 1).getFirst());
    knows("node-1", Entries.end(theirs), 2);
    knows("node-2", Entries.end(theirs), 2);
    assertThatThrownBy(() -> inheritance.claim(head(kept, 3)))
        .isInstanceOf(Inheritance.NotNowException.class);
    assertThat(roles.obstacles()).containsExactly(Obstacle.WrongReplica);
  }

  @Test
  void aSinglePeerThatContradictsIsNotBelievedAgainstTheDatabase() throws InterruptedException {
    replica.foldIfRootIs(HONEST, Entries.end(HONEST).root());
    knows("node-1", Entries.end(Entries.of(1, 5, 1, 1)), 2);
    knows("node-2", Entries.end(HONEST), 2);
    assertThat(inheritance.claim(head(HONEST, 3))).isZero();
  }

  /** It is not heard at the moment, and yet its answer is waited for: others have just started. */
  @Test
  void whereMostHaveJustStartedTheOneWhoRemembersIsWaitedFor() throws InterruptedException {
    replica.foldIfRootIs(HONEST, Entries.end(HONEST).root());
    peers.heard("node-1", NodeStatus.UNKNOWN);
    knows("node-1", Entries.end(HONEST), 0);
    Remembered refusal =
        new Remembered(REFUSED, "somebody", Rejection.of("No", "No.", "it"), Duration.ZERO);
    Recalled late = answer(Entries.end(HONEST), 2, refusal);
    var _ = Work.SYSTEM.after(LATE, () -> recalls.recalled("node-2", late));
    inheritance.claim(head(HONEST, 3));
    assertThat(held.refusals()).extracting(told -> told.key().commandId()).contains(REFUSED);
  }
}
