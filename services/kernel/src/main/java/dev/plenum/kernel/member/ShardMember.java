package dev.plenum.kernel.member;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.leadership.LeadershipAdvisor;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.machine.CommandIds;
import dev.plenum.kernel.machine.Due;
import dev.plenum.kernel.machine.StateMachine;
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
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
  private final Replica<S, C, E> replica;
  private final PeerTable peers;
  private final Following<S, C, E> following;
  private final Leading<S, C, E> leading;
  private final Succession succession;
  private final Routes<C> routes;
  private final Forwarder<C> forwarder;
  private final Housekeeper<S, C, E> housekeeper;
  private final Standing<S, C, E> standing;
  private final Inbox<S, C, E> inbox;
  private final Watchers<S, E> watchers;
  private final History<S, C, E> history;
  private final Fitness fitness;
  private final ScheduledExecutorService scheduler =
      Executors.newScheduledThreadPool(2, Thread.ofPlatform().name("shard-", 0).daemon().factory());
  private volatile Admission admission;
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

    boolean votes();
  }

  public ShardMember(ShardConfig config, Parts<S, C, E> parts) {
    this.config = config;
    this.parts = parts;
    this.self = parts.mesh().self();
    this.replica = new Replica<>(config.shard(), parts.machine(), parts.codec());
    this.history = new History<>(config.shard(), replica, parts.store());
    this.peers = new PeerTable(parts.mesh().nodes(), self, parts.clock(), config.silenceLimit());
    this.following = new Following<>(config.shard(), replica, history, new MyWriter());
    this.admission = config.admission();
    Recalls recalls = new Recalls(parts.mesh());
    var inheritance =
        new Inheritance(config, parts.store(), recalls, peers, following, history, replica, self);
    this.leading =
        new Leading<>(
            config, parts, replica, following, history, peers, inheritance, new MyCourt());
    this.succession = new Succession(config, peers, self, parts.advisor(), leading);
    this.routes = new Routes<>(parts.mesh(), parts.codec(), leading);
    this.forwarder = new Forwarder<>(routes, this::handOn, config.answerLimit(), parts.metrics());
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
    this.fitness = new Fitness(replica, history, following, housekeeper, peers, parts.clock());
    this.watchers = new Watchers<>(replica);
    this.standing =
        new Standing<>(
            config.shard(),
            parts,
            replica,
            peers,
            following,
            leading,
            history,
            housekeeper,
            forwarder);
    this.inbox =
        new Inbox<>(parts, peers, following, leading, routes, forwarder, standing, recalls);
  }

  /** Restores the replica from snapshot and tail, then takes part. Throws if the store is down. */
  public void start(Owner owner) {
    parts.store().open(config.shard(), owner);
    housekeeper.restore(() -> {
      following.foldToHead();
      return history.finding().verdict();
    });
    following.start();
    fitness.restored();
    log.info("replica of {} restored up to {}", config.shard(), replica.view().seq());
    succession.waitFor(config.silenceLimit());
    every(Duration.ofMillis(50), this::watch);
    every(Duration.ofMillis(250), this::heartbeat);
    every(Duration.ofSeconds(1), () -> housekeeper.tick(leading.reigning()));
    every(Duration.ofSeconds(1), fitness::tick);
  }

  private void every(Duration period, Runnable work) {
    var _ =
        scheduler.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException | Error e) {
                // Whatever it is, an executor that hears of it would never run this again.
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
    long epoch = leading.leader().map(PeerTable.Leader::epoch).orElse(0L);
    if (epoch > lastLeaderEpoch) {
      lastLeaderEpoch = epoch;
      forwarder.leaderChanged();
    }
    leading.yieldIfDeposed();
  }

  private void heartbeat() {
    parts.mesh().sendToAll(new PeerMessage.Ping(parts.clock().millis(), standing.ofThisNode()));
    Reign<S, C, E> mine = leading.reign();
    if (mine != null) {
      mine.announceBeginning();
      mine.line().tellPlaces(System.nanoTime(), PATIENCE);
      submitDue();
    }
  }

  private void submitDue() {
    for (Due<C> due : parts.machine().due(replica.view().state(), parts.clock().instant())) {
      UUID id = CommandIds.own("due/" + config.shard() + "/" + due.key());
      var _ = submit(new Submission<>(id, "timer", parts.clock().instant(), 0, due.command()));
    }
  }

  /** From now on so many are served at a time. */
  public void admit(Admission wanted) {
    admission = wanted;
    Reign<S, C, E> mine = leading.reign();
    if (mine != null) {
      mine.line().limit(wanted);
    }
  }

  /** Writes a snapshot of the replica as it is now. */
  public void snapshot() {
    housekeeper.snapshot();
  }

  private void stepDown() {
    succession.retire();
    leading.end(Reign.EndReason.Failed);
  }

  @Override
  public void received(String from, PeerMessage message) {
    inbox.received(from, message);
  }

  @Override
  public void linkDown(String node) {
    inbox.linkDown(node);
  }

  private Optional<String> handOn(Submission<C> submission, int inWork, long epoch) {
    Admission now = admission;
    if (!now.overflow() || inWork <= now.inWork()) {
      return Optional.empty();
    }
    Optional<String> peer = peers.lessBusy(inWork - 1);
    peer.ifPresent(node -> routes.handOn(node, submission, epoch));
    return peer;
  }

  private final class MyCourt implements Leading.Court {
    @Override
    public boolean fit() {
      return fitness.mayLead();
    }

    @Override
    public void reignBegan() {
      admit(admission);
      heartbeat();
      forwarder.leaderChanged();
    }

    @Override
    public void reignEnded(Reign.EndReason reason) {
      if (reason == Reign.EndReason.StoreFailed || reason == Reign.EndReason.NoMajority) {
        succession.waitFor(Duration.ofMillis(250));
      }
    }
  }

  /** The leadership, which knows what this node writes and is made after what follows it. */
  private final class MyWriter implements Following.Writer {
    @Override
    public Position committed(Head head) {
      return leading.committed(head);
    }

    @Override
    public boolean isThisNode(Position before, Head head) {
      return leading.isThisNode(before, head);
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
    return standing.ofTheShard();
  }

  /** What this node has to do and did. */
  public NodeLoad load() {
    return forwarder.load();
  }

  /** Whether this node has all that it has heard of, and agrees with its peers. */
  public boolean healthy() {
    return fitness.mayBeRead() && leading.leader().isPresent();
  }

  /** Whether only a start from nothing helps this node. */
  public boolean unusable() {
    return fitness.unusable();
  }

  public boolean diverged() {
    return housekeeper.diverged();
  }

  public Optional<String> leaderName() {
    return leading.leader().map(PeerTable.Leader::node);
  }

  public boolean majorityAlive() {
    return peers.majorityAlive();
  }

  /** Names of the nodes that this node hears, itself included. */
  public Set<String> nodesAlive() {
    return peers.allAlive();
  }

  /** How many other nodes say that they vote in a group of this generation that answers them. */
  public int votersBeside(long generation) {
    return peers.votersBeside(generation);
  }

  /** Finishes what is under way and hands leadership to the living peer that is furthest. */
  public void drain(Duration limit) throws InterruptedException {
    succession.retire();
    if (leading.handOver(limit)) {
      heartbeat();
    }
    forwarder.drain(limit);
  }

  @Override
  public void close() {
    succession.close();
    leading.end(Reign.EndReason.HandedOver);
    scheduler.shutdownNow();
    forwarder.close();
    following.close();
    routes.close();
    watchers.close();
  }
}
