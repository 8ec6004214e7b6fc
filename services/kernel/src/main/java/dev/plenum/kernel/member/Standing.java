package dev.plenum.kernel.member;

import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.peer.NodeStatus;
import dev.plenum.kernel.reign.Reign;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.ShardStatus;
import java.util.HexFormat;

/** Where this node stands: what it tells its peers of itself, and its picture of the shard. */
final class Standing<S, C, E> {
  private final String shard;
  private final String self;
  private final MemberParts.Membership membership;
  private final int readsFormat;
  private final Replica<S, C, E> replica;
  private final PeerTable peers;
  private final Following<S, C, E> following;
  private final Roles<Reign<S, C, E>> roles;
  private final Leading<S, C, E> leading;
  private final History<S, C, E> history;
  private final Housekeeper<S, C, E> housekeeper;
  private final Forwarder<C> forwarder;

  Standing(
      String shard,
      MemberParts<S, C, E> parts,
      Replica<S, C, E> replica,
      PeerTable peers,
      Following<S, C, E> following,
      Roles<Reign<S, C, E>> roles,
      Leading<S, C, E> leading,
      History<S, C, E> history,
      Housekeeper<S, C, E> housekeeper,
      Forwarder<C> forwarder) {
    this.shard = shard;
    this.self = parts.mesh().self();
    this.membership = parts.membership();
    this.readsFormat = parts.codec().readsFormat();
    this.replica = replica;
    this.peers = peers;
    this.following = following;
    this.roles = roles;
    this.leading = leading;
    this.history = history;
    this.housekeeper = housekeeper;
    this.forwarder = forwarder;
  }

  /** What every heartbeat says. */
  NodeStatus ofThisNode() {
    Reign<S, C, E> mine = roles.reign();
    Position folded = replica.position();
    return new NodeStatus(
        mine == null ? 0 : mine.epoch(),
        following.knownEpoch(),
        following.knownHead(),
        folded.seq(),
        HexFormat.of().formatHex(folded.root()),
        history.finding().verdict(),
        housekeeper.digest(),
        readsFormat,
        membership.generation(),
        membership.votes(),
        forwarder.load().inWork(),
        NodeStatus.VERSION);
  }

  ShardStatus ofTheShard() {
    Reign<S, C, E> mine = roles.reign();
    return new ShardStatus(
        shard,
        self,
        leading.leader().map(PeerTable.Leader::node).orElse(null),
        roles.now().told(),
        roles.obstacles(),
        following.knownEpoch(),
        membership.generation(),
        following.knownHead(),
        replica.view().seq(),
        replica.root(),
        history.finding(),
        mine == null ? 0 : mine.line().inWork(),
        mine == null ? 0 : mine.line().waiting(),
        peers.all().stream().map(this::ofPeer).toList());
  }

  private ShardStatus.PeerStatus ofPeer(PeerTable.Known known) {
    NodeStatus status = known.node().equals(self) ? ofThisNode() : known.status();
    return new ShardStatus.PeerStatus(
        known.node(),
        known.alive(),
        status.folded(),
        status.digest().seq(),
        status.digest().hex(),
        status.digest().stateVersion(),
        known.offsetMillis(),
        known.roundTripMillis(),
        status.votes());
  }
}
