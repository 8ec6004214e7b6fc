package dev.plenum.kernel.member;

import dev.plenum.kernel.clock.HybridClock;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.leadership.LeadershipAdvisor;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.machine.Due;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.peer.NodeStatus;
import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.reign.Reign;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.replica.SnapshotFormat;
import dev.plenum.kernel.replica.SnapshotStore;
import dev.plenum.kernel.shard.Folded;
import dev.plenum.kernel.shard.NodeLoad;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.shard.ShardStatus;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.shard.View;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's part in a shard: follows or leads, forwards what callers ask, folds what is committed.
 * Everything that runs by the clock runs on one scheduler here.
 */
public final class ShardMember<S, C, E>
    implements Shard<S, C, E>, PeerMesh.Receiver, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ShardMember.class);
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final ShardConfig config;
  private final Parts<S, C, E> parts;
  private final String self;
  private final HybridClock hybrid;
  private final Replica<S, C, E> replica;
  private final PeerTable peers;
  private final Following<S, C, E> following;
  private final Forwarder<C> forwarder;
  private final Routes<C> routes;
  private final Succession succession;
  private final Housekeeper<S, C, E> housekeeper;
  private final Watchers<S, E> watchers;
  private final ScheduledExecutorService scheduler =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().name("shard-", 0).daemon().factory());
  private volatile @Nullable Reign<S, C, E> reign;
  private volatile boolean caughtUp;
  private volatile long lastLeaderEpoch;

  /** What a member is made of. */
  public record Parts<S, C, E>(
      StateMachine<S, C, E> machine,
      MachineCodec<S, C, E> codec,
      LedgerStore store,
      SnapshotStore snapshots,
      PeerMesh mesh,
      LeadershipAdvisor advisor,
      WallClock clock,
      MemberMetrics metrics,
      Membership membership) {}

  /** What the member tells its peers of the consensus group. */
  public interface Membership {
    long generation();

    boolean cpMember();
  }

  public ShardMember(ShardConfig config, Parts<S, C, E> parts) {
    this.config = config;
    this.parts = parts;
    this.self = parts.mesh().self();
    this.hybrid = new HybridClock(parts.clock());
    this.replica = new Replica<>(parts.machine(), parts.codec());
    this.peers = new PeerTable(parts.mesh().nodes(), self, parts.clock(), config.silenceLimit());
    this.following = new Following<>(config.shard(), replica, parts.store());
    this.routes = new Routes<>(parts.mesh(), parts.codec());
    this.forwarder = new Forwarder<>(this::route, this::handOn, config.answerLimit());
    this.routes.deliverTo(forwarder);
    this.housekeeper =
        new Housekeeper<>(
            config,
            replica,
            new SnapshotFormat<>(parts.codec()),
            parts.snapshots(),
            peers,
            self,
            this::stepDown);
    this.watchers = new Watchers<>(replica);
    this.succession = new Succession(config, peers, self, parts.advisor(), new MyThrone());
  }

  /** Restores the replica from snapshot and tail, then takes part. Throws if the store is down. */
  public void start() {
    parts.store().open(config.shard());
    housekeeper.restore();
    following.foldToHead();
    following.start();
    caughtUp = true;
    log.info("replica of {} restored up to {}", config.shard(), replica.view().seq());
    succession.waitFor(config.silenceLimit());
    every(Duration.ofMillis(50), this::watch);
    every(Duration.ofMillis(250), this::heartbeat);
    every(Duration.ofSeconds(1), () -> housekeeper.tick(reign != null));
  }

  private void every(Duration period, Runnable work) {
    var _ =
        scheduler.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                log.error("periodic work failed", e);
              }
            },
            0,
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void watch() {
    succession.tick();
    forwarder.tick();
    long epoch = leader().map(PeerTable.Leader::epoch).orElse(0L);
    if (epoch > lastLeaderEpoch) {
      lastLeaderEpoch = epoch;
      forwarder.leaderChanged();
    }
    Reign<S, C, E> mine = reign;
    if (mine != null && following.knownEpoch() > mine.epoch()) {
      mine.end(Reign.EndReason.Deposed);
    }
  }

  private void heartbeat() {
    parts.mesh().sendToAll(new PeerMessage.Ping(parts.clock().millis(), myStatus()));
    Reign<S, C, E> mine = reign;
    if (mine != null) {
      mine.line().tellPlaces(System.nanoTime(), PATIENCE);
      submitDue();
    }
  }

  private void submitDue() {
    for (Due<C> due : parts.machine().due(replica.view().state(), parts.clock().instant())) {
      UUID id =
          UUID.nameUUIDFromBytes(
              ("due/" + config.shard() + "/" + due.key()).getBytes(StandardCharsets.UTF_8));
      var _ = submit(new Submission<>(id, "timer", parts.clock().instant(), 0, due.command()));
    }
  }

  /** Writes a snapshot of the replica as it is now. */
  public void snapshot() {
    housekeeper.snapshot();
  }

  private void stepDown() {
    succession.retire();
    Reign<S, C, E> mine = reign;
    if (mine != null) {
      mine.end(Reign.EndReason.Failed);
    }
  }

  @Override
  public void received(String from, PeerMessage message) {
    switch (message) {
      case PeerMessage.Ping(long sent, NodeStatus status) -> {
        long now = parts.clock().millis();
        heard(from, status);
        parts.mesh().send(from, new PeerMessage.Pong(sent, now, now, myStatus()));
      }
      case PeerMessage.Pong pong -> {
        heard(from, pong.status());
        peers.measured(from, pong, parts.clock().millis());
      }
      case PeerMessage.Prepare prepare ->
          following.prepare(prepare).ifPresent(answer -> parts.mesh().send(from, answer));
      case PeerMessage.Prepared prepared -> {
        Reign<S, C, E> mine = reign;
        if (mine != null) {
          mine.prepared(from, prepared);
        }
      }
      case PeerMessage.Committed committed -> following.committed(committed);
      case PeerMessage.Submit submit -> routes.received(from, submit, reign);
      case PeerMessage.HandOn handedOn -> routes.takenOver(from, handedOn);
      case PeerMessage.Answers answers ->
          answers.answers().forEach(a -> forwarder.answered(a.commandId(), a.outcome()));
      case PeerMessage.Places places ->
          places.places().forEach(p -> forwarder.place(p.commandId(), p.position(), p.estimate()));
    }
  }

  private void heard(String from, NodeStatus status) {
    peers.heard(from, status);
    following.learnEpoch(status.knownEpoch());
    following.learnHead(status.folded());
  }

  @Override
  public void linkDown(String node) {
    peers.linkDown(node);
    forwarder.peerLost(node);
  }

  private NodeStatus myStatus() {
    Reign<S, C, E> mine = reign;
    Digests.Digest digest = housekeeper.digest();
    return new NodeStatus(
        mine == null ? 0 : mine.epoch(),
        following.knownEpoch(),
        following.knownHead(),
        replica.view().seq(),
        digest.seq(),
        digest.hex(),
        parts.membership().generation(),
        parts.membership().cpMember(),
        forwarder.load().inWork());
  }

  private Optional<String> handOn(Submission<C> submission, int inWork) {
    if (!config.overflow() || inWork <= config.inWork()) {
      return Optional.empty();
    }
    Optional<String> peer = peers.lessBusy(inWork - 1);
    peer.ifPresent(node -> routes.handOn(node, submission));
    return peer;
  }

  /** What this node has to do and did. */
  public NodeLoad load() {
    return forwarder.load();
  }

  private boolean route(Submission<C> submission) {
    Reign<S, C, E> mine = reign;
    if (mine != null && !mine.over()) {
      return routes.toMyself(mine, submission);
    }
    Optional<PeerTable.Leader> leader = peers.leader(following.knownEpoch());
    return leader.isPresent() && routes.toPeer(leader.get().node(), submission);
  }

  private Optional<PeerTable.Leader> leader() {
    Reign<S, C, E> mine = reign;
    return mine != null
        ? Optional.of(new PeerTable.Leader(self, mine.epoch()))
        : peers.leader(following.knownEpoch());
  }

  private final class MyThrone implements Succession.Throne {
    @Override
    public boolean reigning() {
      return reign != null;
    }

    @Override
    public long knownEpoch() {
      return following.knownEpoch();
    }

    @Override
    public boolean fit() {
      return caughtUp && !housekeeper.diverged();
    }

    @Override
    public void ascend() {
      Head head = parts.store().takeEpoch(config.shard(), self);
      // A crash here leaves an epoch without a leader; the next one takes the next.
      following.learnEpoch(head.epoch());
      following.foldTo(head.seq());
      var next =
          new Reign<>(
              head.epoch(),
              config,
              new Reign.Parts<>(
                  parts.machine(),
                  parts.codec(),
                  parts.store(),
                  parts.mesh(),
                  hybrid,
                  replica,
                  parts.metrics()),
              reason -> ended(head.epoch(), reason));
      reign = next;
      next.start();
      next.announce(head.seq(), head.root());
      log.info("{} leads {} in epoch {} from {}", self, config.shard(), head.epoch(), head.seq());
      parts.metrics().leadershipTaken();
      heartbeat();
      forwarder.leaderChanged();
    }
  }

  private void ended(long epoch, Reign.EndReason reason) {
    Reign<S, C, E> mine = reign;
    if (mine != null && mine.epoch() == epoch) {
      reign = null;
    }
    if (reason == Reign.EndReason.StoreFailed || reason == Reign.EndReason.NoMajority) {
      succession.waitFor(Duration.ofMillis(250));
    }
  }

  @Override
  public String id() {
    return config.shard();
  }

  @Override
  public CompletableFuture<Outcome> submit(Submission<C> submission) {
    return submit(submission, place -> {});
  }

  @Override
  public CompletableFuture<Outcome> submit(Submission<C> submission, Consumer<Waiting> waiting) {
    return forwarder.submit(submission, waiting);
  }

  @Override
  public View<S> view() {
    return replica.view();
  }

  @Override
  public CompletableFuture<View<S>> viewAt(long seq, Duration limit) {
    following.learnHead(seq);
    return watchers.viewAt(seq, limit);
  }

  @Override
  public Subscription subscribe(Consumer<Folded<S, E>> listener) {
    return watchers.subscribe(listener);
  }

  @Override
  public ShardStatus status() {
    Reign<S, C, E> mine = reign;
    return new ShardStatus(
        config.shard(),
        self,
        leader().map(PeerTable.Leader::node).orElse(null),
        mine != null,
        following.knownEpoch(),
        parts.membership().generation(),
        following.knownHead(),
        replica.view().seq(),
        replica.root(),
        mine == null ? 0 : mine.line().inWork(),
        mine == null ? 0 : mine.line().waiting(),
        peers.all().stream().map(this::peerStatus).toList());
  }

  private ShardStatus.PeerStatus peerStatus(PeerTable.Known known) {
    NodeStatus status = known.node().equals(self) ? myStatus() : known.status();
    return new ShardStatus.PeerStatus(
        known.node(),
        known.alive(),
        status.folded(),
        status.digestSeq(),
        status.digest(),
        known.offsetMillis(),
        known.roundTripMillis(),
        status.cpMember());
  }

  /** Whether this node has all that it has heard of, and agrees with its peers. */
  public boolean healthy() {
    return caughtUp && !housekeeper.diverged() && leader().isPresent();
  }

  public boolean diverged() {
    return housekeeper.diverged();
  }

  public Optional<String> leaderName() {
    return leader().map(PeerTable.Leader::node);
  }

  public boolean majorityAlive() {
    return peers.majorityAlive();
  }

  public int nodesAlive() {
    return (int) peers.all().stream().filter(PeerTable.Known::alive).count();
  }

  /** Finishes what is under way and hands leadership to the living peer that is furthest. */
  public void drain(Duration limit) throws InterruptedException {
    succession.retire();
    Reign<S, C, E> mine = reign;
    if (mine != null) {
      nameSuccessor();
      mine.handOver(limit);
      heartbeat();
    }
    forwarder.drain(limit);
  }

  private void nameSuccessor() {
    peers.all().stream()
        .filter(peer -> peer.alive() && !peer.node().equals(self))
        .max(java.util.Comparator.comparingLong(peer -> peer.status().folded()))
        .ifPresent(peer -> {
          var _ = parts.advisor().handOver(config.shard(), self, peer.node());
        });
  }

  @Override
  public void close() {
    succession.close();
    Reign<S, C, E> mine = reign;
    if (mine != null) {
      mine.end(Reign.EndReason.HandedOver);
    }
    scheduler.shutdownNow();
    forwarder.close();
    following.close();
    routes.close();
    watchers.close();
  }
}
