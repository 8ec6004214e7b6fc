package dev.plenum.kernel.member;

import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.refusal.Refusal;
import dev.plenum.kernel.reign.EndReason;
import dev.plenum.kernel.reign.Reign;
import dev.plenum.kernel.reign.ReignParts;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.HistoryFinding;
import dev.plenum.kernel.shard.ShardConfig;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads, while this node does: takes an epoch, holds its reign until that ends, hands it over. The
 * reign may end at any moment on another thread, so each method looks at it once.
 */
final class Leading<S, C, E> implements Succession.Throne, Following.Writer {
  private static final Logger log = LoggerFactory.getLogger(Leading.class);

  private final ShardConfig config;
  private final MemberParts<S, C, E> parts;
  private final String self;
  private final Replica<S, C, E> replica;
  private final Following<S, C, E> following;
  private final History<S, C, E> history;
  private final PeerTable peers;
  private final Inheritance inheritance;
  private final Roles<Reign<S, C, E>> roles;
  private final Court court;

  /** The rest of the node, which goes along with its reigns. */
  interface Court {
    void reignBegan();

    void reignEnded(EndReason reason);
  }

  Leading(
      ShardConfig config,
      MemberParts<S, C, E> parts,
      Replica<S, C, E> replica,
      Following<S, C, E> following,
      History<S, C, E> history,
      PeerTable peers,
      Inheritance inheritance,
      Roles<Reign<S, C, E>> roles,
      Court court) {
    this.config = config;
    this.parts = parts;
    this.self = parts.mesh().self();
    this.replica = replica;
    this.following = following;
    this.history = history;
    this.inheritance = inheritance;
    this.peers = peers;
    this.roles = roles;
    this.court = court;
  }

  /** The reign of this node, if it leads; it may be over a moment later. */
  @Nullable Reign<S, C, E> reign() {
    return roles.reign();
  }

  /** Who leads as far as this node knows: itself or a peer. */
  Optional<PeerTable.Leader> leader() {
    Reign<S, C, E> mine = roles.reign();
    return mine != null ? Optional.of(new PeerTable.Leader(self, mine.epoch())) : leadingPeer();
  }

  /** The peer that leads, as far as this node knows. */
  Optional<PeerTable.Leader> leadingPeer() {
    return peers.leader(following.knownEpoch());
  }

  @Override
  public long knownEpoch() {
    return following.knownEpoch();
  }

  @Override
  public void ascend(long campaign) throws InterruptedException {
    // Folding comes first: an epoch that is taken by who cannot use it ends a reign for nothing.
    following.foldToHead();
    requireHistory();
    long known = Math.max(following.knownEpoch(), peers.knownEpoch());
    Head head = parts.store().takeEpoch(config.shard(), self, known);
    // A crash here leaves an epoch without a leader; the next one takes the next.
    following.learnEpoch(head.epoch());
    int inherited = inheritance.claim(head);
    parts.metrics().tailAppendedAgain(inherited);
    Head now = following.foldToHead();
    requireHistory();
    requireSame(head, now);
    reign(campaign, now);
  }

  /** Between taking the epoch and here the database may have become another one. */
  private void requireSame(Head taken, Head now) {
    boolean same =
        now.epoch() == taken.epoch()
            && now.leader().equals(self)
            && now.instance().equals(taken.instance())
            && now.seq() >= taken.seq()
            && now.position().equals(replica.position());
    if (!same) {
      throw new Inheritance.NotNowException(
          "the ledger is at %s now, after %s, and this node at %s"
              .formatted(now, taken, replica.position()));
    }
  }

  private void requireHistory() {
    HistoryFinding finding = history.finding();
    if (!finding.verdict().mayLead()) {
      throw new Inheritance.NotNowException(finding.verdict() + ": " + finding.sentence());
    }
  }

  private void reign(long campaign, Head taken) {
    long epoch = taken.epoch();
    Position from = taken.position();
    Reign<S, C, E> next = reignFrom(taken);
    following.held().begin(self, epoch, from.seq());
    if (!roles.lead(campaign, next)) {
      throw new Inheritance.NotNowException("this node is " + roles.now().told() + " by now");
    }
    begin(next);
    next.announce(from.seq(), from.root());
    log.info("{} leads {} in epoch {} from {}", self, config.shard(), epoch, from.seq());
    parts.metrics().leadershipTaken();
    court.reignBegan();
  }

  private void begin(Reign<S, C, E> next) {
    try {
      next.start();
    } catch (RuntimeException | Error e) {
      next.end(EndReason.Failed); // nobody replaces a leader that is heard and does nothing
      throw e;
    }
  }

  private Reign<S, C, E> reignFrom(Head taken) {
    long epoch = taken.epoch();
    return new Reign<>(
        taken,
        config,
        new ReignParts<>(
            parts.machine(),
            parts.codec(),
            parts.store(),
            parts.mesh(),
            parts.work(),
            replica,
            () -> peers.readByAll(parts.codec().readsFormat()),
            peers::forgetsRefusals,
            new OwnMemory(),
            parts.metrics()),
        reason -> ended(epoch, reason));
  }

  private void ended(long epoch, EndReason reason) {
    Reign<S, C, E> mine = roles.reign();
    if (mine != null && mine.epoch() == epoch) {
      roles.ended(mine);
    }
    court.reignEnded(reason);
  }

  private final class OwnMemory implements Reign.Memory {
    @Override
    public void hold(PeerMessage.Prepare batch) {
      var _ = following.held().take(self, batch, replica.view().seq());
    }

    @Override
    public boolean remember(PeerMessage.Refused refused) {
      return following.held().refusedHere(self, refused);
    }

    @Override
    public List<Refusal> refusals() {
      return following.held().refusals();
    }
  }

  @Override
  public Position committed(Head head) {
    return peers
        .wordOfLeaderIn(head.epoch())
        // Of an equal number the leader's root counts: the last entry may be another's by now.
        .filter(word -> word.seq() <= head.seq())
        .orElse(head.position());
  }

  @Override
  public boolean isThisNode(Position before, Head head) {
    Reign<S, C, E> mine = roles.reign();
    if (mine == null || mine.over() || head.epoch() > mine.epoch()) {
      return false;
    }
    if (head.epoch() == mine.epoch() && peers.knows(head.leader()) && !head.leader().equals(self)) {
      // A database that went back gave this epoch twice; the other one has it.
      mine.end(EndReason.Deposed);
      return false;
    }
    long written = mine.preparedUpTo();
    if (head.epoch() == mine.epoch() && head.seq() > written) {
      history.foreign(written + 1, head.seq());
      mine.end(EndReason.HeadElsewhere);
    } else if (head.epoch() < mine.epoch()
        || head.seq() < before.seq()
        || (head.seq() == before.seq() && !head.position().equals(before))) {
      mine.end(EndReason.HeadElsewhere);
    }
    return true;
  }

  /** A peer's answer to a batch that this node prepared. */
  void prepared(String from, PeerMessage.Prepared answer) {
    Reign<S, C, E> mine = roles.reign();
    if (mine != null) {
      mine.prepared(from, answer);
    }
  }

  /** A peer's answer to what this node refused. */
  void remembers(String from, PeerMessage.Remembers answer) {
    Reign<S, C, E> mine = roles.reign();
    if (mine != null) {
      mine.remembers(from, answer);
    }
  }

  /** Yields to a higher epoch, if one is known by now, and where this node met an obstacle. */
  void yieldIfMust() {
    Reign<S, C, E> mine = roles.reign();
    if (mine != null && following.knownEpoch() > mine.epoch()) {
      mine.end(EndReason.Deposed);
    } else if (mine != null && roles.obstructed()) {
      mine.end(EndReason.Obstructed);
    }
  }

  void end(EndReason reason) {
    Reign<S, C, E> mine = roles.reign();
    if (mine != null) {
      mine.end(reason);
    }
  }

  /** Finishes what is in work, for the living peer that is furthest; false if there was nothing. */
  boolean handOver(Duration limit) throws InterruptedException {
    Reign<S, C, E> mine = roles.reign();
    if (mine == null) {
      return false;
    }
    nameSuccessor();
    mine.handOver(limit);
    return true;
  }

  private void nameSuccessor() {
    peers.all().stream()
        .filter(peer -> peer.alive() && !peer.node().equals(self))
        .max(Comparator.comparingLong(peer -> peer.status().folded()))
        .ifPresent(peer -> {
          var _ = parts.advisor().handOver(config.shard(), self, peer.node());
        });
  }
}
