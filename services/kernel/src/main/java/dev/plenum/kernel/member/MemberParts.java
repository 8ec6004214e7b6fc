package dev.plenum.kernel.member;

import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.leadership.LeadershipAdvisor;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.replica.SnapshotStore;
import dev.plenum.kernel.work.Work;

/** What a member of a shard is given. */
public record MemberParts<S, C, E>(
    StateMachine<S, C, E> machine,
    MachineCodec<S, C, E> codec,
    LedgerStore store,
    SnapshotStore snapshots,
    PeerMesh mesh,
    LeadershipAdvisor advisor,
    Work work,
    MemberMetrics metrics,
    Membership membership) {

  /** What the member tells its peers of the consensus group. */
  public interface Membership {
    long generation();

    boolean votes();
  }
}
