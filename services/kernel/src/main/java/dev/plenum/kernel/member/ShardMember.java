package dev.plenum.kernel.member;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.machine.CommandIds;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Due;
import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.reign.EndReason;
import dev.plenum.kernel.reign.Reign;
import dev.plenum.kernel.shard.Folded;
import dev.plenum.kernel.shard.NodeLoad;
import dev.plenum.kernel.shard.Obstacle;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.shard.ShardStatus;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.shard.View;
import dev.plenum.kernel.work.Rounds;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's part in a shard: follows or leads, forwards what callers ask, folds what is committed.
 */
public final class ShardMember<S, C, E>
    implements Shard<S, C, E>, PeerMesh.Receiver, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ShardMember.class);
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final ShardConfig config;
  private final MemberParts<S, C, E> parts;
  private final Assembly<S, C, E> all;
  private final Rounds rounds;
  private volatile Admission admission;
  private volatile long lastLeaderEpoch;

  public ShardMember(ShardConfig config, MemberParts<S, C, E> parts) {
    this.config = config;
    this.parts = parts;
    this.admission = config.admission();
    this.rounds = new Rounds(parts.work(), "shard", 2);
    this.all = new Assembly<>(config, parts, new MyWhole());
  }

  /** Restores the replica from snapshot and tail, then takes part. Throws if the store is down. */
  public void start(Owner owner) {
    parts.store().open(config.shard(), owner);
    all.housekeeper.restore(() -> {
      all.following.foldToHead();
      return all.history.finding().verdict();
    });
    all.following.start();
    all.fitness.begin();
    all.roles.restored();
    log.info("replica of {} restored up to {}", config.shard(), all.replica.view().seq());
    all.succession.waitFor(config.silenceLimit());
    rounds.every(Duration.ofMillis(50), "watching who leads", this::watch);
    rounds.every(Duration.ofMillis(250), "the heartbeat", this::heartbeat);
    rounds.every(
        Duration.ofSeconds(1),
        "housekeeping",
        () -> all.housekeeper.tick(all.leading.reign() != null));
    rounds.every(Duration.ofSeconds(1), "looking at this node's fitness", all.fitness::tick);
  }

  private void watch() {
    all.succession.tick();
    all.forwarder.tick();
    long epoch = all.leading.leader().map(PeerTable.Leader::epoch).orElse(0L);
    if (epoch > lastLeaderEpoch) {
      lastLeaderEpoch = epoch;
      all.forwarder.leaderChanged();
    }
    all.leading.yieldIfMust();
    Reign<S, C, E> mine = all.leading.reign();
    if (mine != null) {
      mine.announceUntilHeard();
    }
  }

  private void heartbeat() {
    parts.mesh().sendToAll(new PeerMessage.Ping(parts.work().millis(), all.standing.ofThisNode()));
    Reign<S, C, E> mine = all.leading.reign();
    if (mine != null) {
      mine.announceBeginning();
      mine.remindOfRefusals();
      mine.line().tellPlaces(parts.work().nanos(), PATIENCE);
      submitDue();
    }
  }

  private void submitDue() {
    for (Due<C> due : parts.machine().due(view().state(), parts.work().instant())) {
      UUID id = CommandIds.own("due/" + config.shard() + "/" + due.key());
      var _ = submit(new Submission<>(id, "timer", parts.work().instant(), 0, due.command()));
    }
  }

  /** From now on so many are served at a time. */
  public void admit(Admission wanted) {
    admission = wanted;
    Reign<S, C, E> mine = all.leading.reign();
    if (mine != null) {
      mine.line().limit(wanted);
    }
  }

  /** Writes a snapshot of the replica as it is now. */
  public void snapshot() {
    all.housekeeper.snapshot();
  }

  @Override
  public void received(String from, PeerMessage message) {
    all.inbox.received(from, message);
  }

  @Override
  public void linkDown(String node) {
    all.inbox.linkDown(node);
  }

  private final class MyWhole implements Assembly.Whole<C> {
    @Override
    public void reignBegan() {
      admit(admission);
      heartbeat();
      all.forwarder.leaderChanged();
    }

    @Override
    public void reignEnded(EndReason reason) {
      if (reason == EndReason.StoreFailed || reason == EndReason.NoMajority) {
        all.succession.waitFor(Duration.ofMillis(250));
      }
    }

    @Override
    public Optional<String> handOn(Flight<C> flight, int inWork, long epoch) {
      Admission now = admission;
      if (!now.overflow() || inWork <= now.inWork()) {
        return Optional.empty();
      }
      Optional<String> peer = all.peers.lessBusy(inWork - 1);
      peer.ifPresent(node -> all.routes.handOn(node, flight.submission, flight.content, epoch));
      return peer;
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
    return all.forwarder.submit(submission, content(submission), waiting);
  }

  /** What time makes due is one command for each occasion, whatever it then looks like. */
  private Content content(Submission<C> submission) {
    return CommandIds.reserved(submission.commandId())
        ? Content.UNKNOWN
        : parts.codec().content(parts.machine().identity(submission.command()));
  }

  @Override
  public View<S> view() {
    return all.replica.view();
  }

  @Override
  public CompletableFuture<View<S>> viewAt(long seq, Duration limit) {
    all.following.hurryTo(seq);
    return all.watchers.viewAt(seq, limit);
  }

  @Override
  public Subscription subscribe(Consumer<Folded<S, E>> listener) {
    return all.watchers.subscribe(listener);
  }

  @Override
  public ShardStatus status() {
    return all.standing.ofTheShard();
  }

  /** Whether this keeps the node from leading and from being asked. */
  public boolean faces(Obstacle obstacle) {
    return all.roles.faces(obstacle);
  }

  /** What this node has to do and did. */
  public NodeLoad load() {
    return all.forwarder.load();
  }

  /** Whether this node has all that it has heard of, agrees with its peers, and is at work. */
  public boolean healthy() {
    return all.fitness.mayBeRead()
        && all.leading.leader().isPresent()
        && rounds.overdue().isEmpty();
  }

  public Optional<String> leaderName() {
    return all.leading.leader().map(PeerTable.Leader::node);
  }

  public boolean majorityAlive() {
    return all.peers.majorityAlive();
  }

  /** Names of the nodes that this node hears, itself included. */
  public Set<String> nodesAlive() {
    return all.peers.allAlive();
  }

  /** How many other nodes say that they vote in a group of this generation that answers them. */
  public int votersBeside(long generation) {
    return all.peers.votersBeside(generation);
  }

  /** Whether a living peer says that it votes in a consensus group that answers it. */
  public boolean aPeerVotes() {
    return all.peers.aPeerVotes();
  }

  /** Finishes what is under way and hands leadership to the living peer that is furthest. */
  public void drain(Duration limit) throws InterruptedException {
    all.roles.leave();
    if (all.leading.handOver(limit)) {
      heartbeat();
    }
    all.forwarder.drain(limit);
  }

  @Override
  public void close() {
    all.roles.leave();
    all.succession.close();
    all.leading.end(EndReason.HandedOver);
    rounds.close();
    all.forwarder.close();
    all.following.close();
    all.routes.close();
    all.watchers.close();
  }
}
