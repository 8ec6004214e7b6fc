package dev.plenum.kernel.member;

import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.peer.NodeStatus;
import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.shard.HistoryVerdict;
import java.util.OptionalLong;

/** What peers say, brought to the part of this node that it concerns. */
final class Inbox<S, C, E> implements PeerMesh.Receiver {
  private final PeerMesh mesh;
  private final WallClock clock;
  private final PeerTable peers;
  private final Following<S, C, E> following;
  private final Leading<S, C, E> leading;
  private final Routes<C> routes;
  private final Forwarder<C> forwarder;
  private final Standing<S, C, E> standing;
  private final History<S, C, E> history;
  private final Recalls recalls;

  Inbox(
      MemberParts<S, C, E> parts,
      PeerTable peers,
      Following<S, C, E> following,
      Leading<S, C, E> leading,
      Routes<C> routes,
      Forwarder<C> forwarder,
      Standing<S, C, E> standing,
      History<S, C, E> history,
      Recalls recalls) {
    this.mesh = parts.mesh();
    this.clock = parts.work();
    this.peers = peers;
    this.following = following;
    this.leading = leading;
    this.routes = routes;
    this.forwarder = forwarder;
    this.standing = standing;
    this.history = history;
    this.recalls = recalls;
  }

  @Override
  public void received(String from, PeerMessage message) {
    switch (message) {
      case PeerMessage.Ping(long sent, NodeStatus status) -> {
        long now = clock.millis();
        heard(from, status);
        mesh.send(from, new PeerMessage.Pong(sent, now, now, standing.ofThisNode()));
      }
      case PeerMessage.Pong pong -> {
        heard(from, pong.status());
        peers.measured(from, pong, clock.millis());
      }
      case PeerMessage.Prepare prepare ->
          following.prepare(from, prepare).ifPresent(answer -> mesh.send(from, answer));
      case PeerMessage.Prepared prepared -> {
        leading.prepared(from, prepared);
        if (!prepared.held()) {
          recalls.refused(prepared.epoch());
        }
      }
      case PeerMessage.Begin begin -> {
        following.begin(from, begin).ifPresent(answer -> mesh.send(from, answer));
        // Who was restarted remembers less than its leader believes.
        remembers(from, begin.epoch(), following.held().remembers(from, begin.epoch()));
      }
      case PeerMessage.Refused refused ->
          remembers(from, refused.epoch(), following.held().refused(from, refused));
      case PeerMessage.Remembers remembers -> leading.remembers(from, remembers);
      case PeerMessage.Committed committed -> following.committed(committed);
      case PeerMessage.Recall recall ->
          mesh.send(
              from,
              following
                  .recall(recall)
                  .<PeerMessage>map(answer -> answer)
                  .orElseGet(() -> new PeerMessage.Prepared(recall.epoch(), 0, false)));
      case PeerMessage.Recalled recalled -> recalls.recalled(from, recalled);
      case PeerMessage.Submit submit -> routes.received(from, submit);
      case PeerMessage.HandOn handedOn -> routes.takenOver(from, handedOn);
      case PeerMessage.Answers answers ->
          answers.answers().forEach(a -> forwarder.answered(a.commandId(), a.outcome(), a.epoch()));
      case PeerMessage.Places places ->
          places.places().forEach(p -> forwarder.place(p.commandId(), p.position(), p.estimate()));
    }
  }

  private void remembers(String leader, long epoch, OptionalLong upTo) {
    if (upTo.isPresent() && !peers.forgetsRefusals(leader)) {
      mesh.send(leader, new PeerMessage.Remembers(epoch, upTo.getAsLong()));
    }
  }

  private void heard(String from, NodeStatus status) {
    if (status.history() == HistoryVerdict.ForeignEntries) {
      // Before its reign is seen to be over: until then its word keeps them from being folded.
      history.foreignSays(from);
    }
    peers.heard(from, status);
    following.learnEpoch(status.knownEpoch());
    following.learnHead(status.folded());
  }

  @Override
  public void linkDown(String node) {
    peers.linkDown(node);
    recalls.peerLost();
    forwarder.peerLost(node);
  }
}
