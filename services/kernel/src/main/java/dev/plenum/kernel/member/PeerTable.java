package dev.plenum.kernel.member;

import dev.plenum.kernel.clock.Plausible;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.peer.NodeStatus;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.shard.HistoryVerdict;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this node last heard of each node, and who counts as alive. Safe for use by many threads.
 */
final class PeerTable {
  /** A broken link may be mended by the peer's own link to us within this time. */
  private static final long LINK_GRACE_NANOS = Duration.ofMillis(150).toNanos();

  private final Map<String, Peer> peers = new LinkedHashMap<>();
  private final String self;
  private final WallClock clock;
  private final long silenceNanos;

  private static final class Peer {
    private NodeStatus status = NodeStatus.UNKNOWN;
    private long heardNanos;
    private long brokenNanos;
    private boolean heard;
    private int handedSinceHeard;
    private boolean measured;
    private double offsetMillis;
    private double roundTripMillis;
  }

  /** What is known of one node. */
  record Known(
      String node, NodeStatus status, boolean alive, double offsetMillis, double roundTripMillis) {}

  /** A leader with its epoch. */
  record Leader(String node, long epoch) {}

  PeerTable(List<String> nodes, String self, WallClock clock, Duration silence) {
    nodes.forEach(node -> peers.put(node, new Peer()));
    this.self = self;
    this.clock = clock;
    this.silenceNanos = silence.toNanos();
  }

  synchronized void heard(String node, NodeStatus status) {
    Peer peer = peers.get(node);
    if (peer != null) {
      peer.status = status;
      peer.heard = true;
      peer.handedSinceHeard = 0;
      peer.heardNanos = clock.nanos();
      peer.brokenNanos = 0;
    }
  }

  /** Learns the clock offset and round trip from an answered heartbeat (RFC 5905 section 8). */
  synchronized void measured(String node, PeerMessage.Pong pong, long nowMillis) {
    Peer peer = peers.get(node);
    if (peer != null) {
      double there = pong.receivedMillis() - pong.pingSentMillis();
      double back = pong.sentMillis() - nowMillis;
      peer.measured = true;
      peer.offsetMillis = (there + back) / 2;
      peer.roundTripMillis =
          Math.max(
              0, nowMillis - pong.pingSentMillis() - (pong.sentMillis() - pong.receivedMillis()));
    }
  }

  synchronized void linkDown(String node) {
    Peer peer = peers.get(node);
    if (peer != null && peer.brokenNanos == 0) {
      peer.brokenNanos = clock.nanos();
    }
  }

  synchronized boolean alive(String node) {
    return node.equals(self) || alive(peers.get(node), clock.nanos());
  }

  private boolean alive(@org.jspecify.annotations.Nullable Peer peer, long now) {
    return peer != null
        && peer.heard
        && now - peer.heardNanos < silenceNanos
        && (peer.brokenNanos == 0 || now - peer.brokenNanos < LINK_GRACE_NANOS);
  }

  /** Names of the nodes that are alive, this one included. */
  synchronized Set<String> allAlive() {
    return peers.keySet().stream().filter(this::alive).collect(Collectors.toUnmodifiableSet());
  }

  /** Names of the other nodes that are alive and whose links are whole: they should answer. */
  synchronized Set<String> reachable() {
    return peers.entrySet().stream()
        .filter(peer -> !peer.getKey().equals(self) && alive(peer.getKey()))
        .filter(peer -> peer.getValue().brokenNanos == 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether more than half of all nodes, this one included, are alive. */
  synchronized boolean majorityAlive() {
    return allAlive().size() > peers.size() / 2;
  }

  /** Whether all nodes are alive. */
  synchronized boolean everyoneAlive() {
    return allAlive().size() == peers.size();
  }

  /** The highest epoch that any node said it knows. */
  synchronized long knownEpoch() {
    return peers.values().stream().mapToLong(peer -> peer.status.knownEpoch()).max().orElse(0);
  }

  /**
   * The newest format of events that all nodes of the resource read, each by its own last word,
   * living or not. Of who was not heard since this node started, no more than the first is known.
   *
   * @param mine what this node reads
   */
  synchronized int readByAll(int mine) {
    return others().mapToInt(peer -> peer.status.readsFormat()).reduce(mine, Math::min);
  }

  /** Whether all nodes of the resource have been heard and have states of this version. */
  synchronized boolean allOfStateVersion(int version) {
    return others().allMatch(peer -> peer.heard && peer.status.digest().stateVersion() == version);
  }

  /** Whether a node that lives is of a version that remembers nothing of what is refused. */
  synchronized boolean forgetsRefusals(String node) {
    Peer peer = peers.get(node);
    return peer != null && alive(node) && peer.status.speaks() == NodeStatus.FIRST_VERSION;
  }

  private Stream<Peer> others() {
    return peers.entrySet().stream()
        .filter(peer -> !peer.getKey().equals(self))
        .map(Map.Entry::getValue);
  }

  /** Whether a node of this name is one of the resource's. */
  boolean knows(String node) {
    return peers.containsKey(node);
  }

  /** How far everything is committed, in the words of a living peer that reigns in this epoch. */
  synchronized Optional<Position> wordOfLeaderIn(long epoch) {
    return living()
        .filter(status -> status.reigning() == epoch)
        .findFirst()
        .map(status -> new Position(status.folded(), HexFormat.of().parseHex(status.root())));
  }

  /** How far the clocks of the other living nodes are from this one's. */
  synchronized List<Plausible.Offset> livingOffsets() {
    return peers.entrySet().stream()
        .filter(peer -> !peer.getKey().equals(self) && alive(peer.getKey()))
        .map(Map.Entry::getValue)
        .filter(peer -> peer.measured)
        .map(peer -> new Plausible.Offset(peer.offsetMillis, peer.roundTripMillis / 2))
        .toList();
  }

  /** Whether more than half of all nodes are alive and agree with the database. */
  synchronized boolean majorityAgreesWithDatabase() {
    return peers.entrySet().stream()
            .filter(peer -> alive(peer.getKey()))
            .filter(peer -> peer.getValue().status.history() == HistoryVerdict.Agrees)
            .count()
        > peers.size() / 2;
  }

  /** How many living peers say that they vote in a consensus group of this generation. */
  synchronized int votersBeside(long generation) {
    return (int)
        living().filter(status -> status.votes() && status.generation() == generation).count();
  }

  /** Whether a living peer says that it votes in a consensus group that answers it. */
  synchronized boolean aPeerVotes() {
    return living().anyMatch(NodeStatus::votes);
  }

  /** What the other living nodes said last. */
  private Stream<NodeStatus> living() {
    return peers.entrySet().stream()
        .filter(peer -> !peer.getKey().equals(self) && alive(peer.getKey()))
        .map(peer -> peer.getValue().status);
  }

  /** The first node, in the resource's order, that is alive. */
  synchronized String lowestAlive() {
    return peers.keySet().stream().filter(this::alive).findFirst().orElse(self);
  }

  /** The living peer that reigns in the highest epoch, if it is not below {@code knownEpoch}. */
  synchronized Optional<Leader> leader(long knownEpoch) {
    return peers.entrySet().stream()
        .filter(peer -> !peer.getKey().equals(self) && alive(peer.getKey()))
        .filter(peer -> peer.getValue().status.reigning() > 0)
        .filter(peer -> peer.getValue().status.reigning() >= knownEpoch)
        .map(peer -> new Leader(peer.getKey(), peer.getValue().status.reigning()))
        .max(Comparator.comparingLong(Leader::epoch));
  }

  /** The living peer with the least to do, if that is less than {@code load}; counted as asked. */
  synchronized Optional<String> lessBusy(int load) {
    Optional<Map.Entry<String, Peer>> least =
        peers.entrySet().stream()
            .filter(peer -> !peer.getKey().equals(self) && alive(peer.getKey()))
            .min(Comparator.comparingInt(peer -> load(peer.getValue())));
    return least
        .filter(peer -> load(peer.getValue()) < load)
        .map(peer -> {
          peer.getValue().handedSinceHeard++;
          return peer.getKey();
        });
  }

  private static int load(Peer peer) {
    return peer.status.load() + peer.handedSinceHeard;
  }

  synchronized List<Known> all() {
    return peers.entrySet().stream()
        .map(peer ->
            new Known(
                peer.getKey(),
                peer.getValue().status,
                alive(peer.getKey()),
                peer.getValue().offsetMillis,
                peer.getValue().roundTripMillis))
        .toList();
  }
}
