package dev.plenum.kernel.member;

import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.reign.Reign;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.replica.SnapshotFormat;
import dev.plenum.kernel.shard.ShardConfig;

/** The parts of one member, put together; what each does stands in its class. */
final class Assembly<S, C, E> {
  final Roles<Reign<S, C, E>> roles = new Roles<>();
  final Replica<S, C, E> replica;
  final History<S, C, E> history;
  final PeerTable peers;
  final Following<S, C, E> following;
  final Leading<S, C, E> leading;
  final Succession succession;
  final Routes<C> routes;
  final Forwarder<C> forwarder;
  final Housekeeper<S, C, E> housekeeper;
  final Fitness fitness;
  final Standing<S, C, E> standing;
  final Inbox<S, C, E> inbox;
  final Watchers<S, E> watchers;

  /** What the parts ask of the member as a whole. */
  interface Whole<C> extends Leading.Court, Forwarder.Overflow<C> {}

  Assembly(ShardConfig config, MemberParts<S, C, E> parts, Whole<C> whole) {
    String self = parts.mesh().self();
    replica = new Replica<>(config.shard(), parts.machine(), parts.codec());
    history = new History<>(parts.work(), config.shard(), replica, parts.store(), roles);
    peers = new PeerTable(parts.mesh().nodes(), self, parts.work(), config.silenceLimit());
    following = new Following<>(config, replica, history, new Writer(), parts.work());
    Recalls recalls = new Recalls(parts.work(), parts.mesh(), following.recollection());
    var inheritance =
        new Inheritance(
            config,
            parts.store(),
            recalls,
            peers,
            following.recollection(),
            history,
            replica,
            self);
    leading =
        new Leading<>(config, parts, replica, following, history, peers, inheritance, roles, whole);
    succession = new Succession(parts.work(), config, peers, self, parts.advisor(), roles, leading);
    routes = new Routes<>(parts, leading);
    forwarder = new Forwarder<>(parts.work(), routes, whole, config.answerLimit(), parts.metrics());
    routes.deliverTo(forwarder);
    housekeeper =
        new Housekeeper<>(
            parts.work(),
            config,
            replica,
            new SnapshotFormat<>(parts.codec(), parts.machine().stateVersion()),
            parts.snapshots(),
            peers,
            self,
            roles);
    fitness = new Fitness(replica, history, following, roles, peers, parts.work());
    watchers = new Watchers<>(parts.work(), replica);
    standing =
        new Standing<>(
            config.shard(),
            parts,
            replica,
            peers,
            following,
            roles,
            leading,
            history,
            housekeeper,
            forwarder);
    inbox =
        new Inbox<>(
            parts, peers, following, leading, routes, forwarder, standing, history, recalls);
  }

  /** The leadership, which knows what this node writes and is made after what follows it. */
  private final class Writer implements Following.Writer {
    @Override
    public Position committed(Head head) {
      return leading.committed(head);
    }

    @Override
    public boolean isThisNode(Position before, Head head) {
      return leading.isThisNode(before, head);
    }
  }
}
