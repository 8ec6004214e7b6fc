package dev.plenum.kernel.member;

import dev.plenum.kernel.clock.Plausible;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.HistoryVerdict;
import dev.plenum.kernel.shard.Obstacle;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether this node may be counted on. */
final class Fitness {
  private static final Logger log = LoggerFactory.getLogger(Fitness.class);

  /** After so long without what was known to be committed, what is read here is too old. */
  private static final long MOST_BEHIND_NANOS = Duration.ofSeconds(3).toNanos();

  /** A difference must last: a comparison may meet a database in the midst of its fail-over. */
  private static final int CERTAIN = 3;

  private final Replica<?, ?, ?> replica;
  private final History<?, ?, ?> history;
  private final Following<?, ?, ?> following;
  private final Roles<?> roles;
  private final PeerTable peers;
  private final WallClock clock;
  private long markSeq;
  private long markNanos;
  private int differed;
  private volatile boolean behind;

  Fitness(
      Replica<?, ?, ?> replica,
      History<?, ?, ?> history,
      Following<?, ?, ?> following,
      Roles<?> roles,
      PeerTable peers,
      WallClock clock) {
    this.replica = replica;
    this.history = history;
    this.following = following;
    this.roles = roles;
    this.peers = peers;
    this.clock = clock;
  }

  /** The replica is restored: from now on it may fall behind. */
  void begin() {
    markNanos = clock.nanos();
  }

  /** Whether what is read here is the truth of at most a few seconds ago. */
  boolean mayBeRead() {
    return roles.sound() && !behind;
  }

  /** Called every second. */
  void tick() {
    long now = clock.nanos();
    if (replica.view().seq() >= Math.min(markSeq, following.storedHead())) {
      // The database's word, not that of a peer, which may have another history.
      markSeq = following.storedHead();
      markNanos = now;
    }
    behind = now - markNanos > MOST_BEHIND_NANOS;
    judge();
    judgeClock();
  }

  private void judgeClock() {
    boolean wrong = Plausible.wrong(peers.livingOffsets());
    if (roles.meet(Obstacle.Clock, wrong) && wrong) {
      log.error(
          "this node's clock is not to be believed: others are {} ms from it",
          peers.livingOffsets().stream().map(offset -> Math.round(offset.millis())).toList());
    }
  }

  private void judge() {
    boolean differs = history.finding().verdict() == HistoryVerdict.DatabaseDiffers;
    differed = differs && peers.majorityAgreesWithDatabase() ? differed + 1 : 0;
    if (differed >= CERTAIN && roles.meet(Obstacle.WrongReplica, true)) {
      log.error(
          "most nodes agree with the database and this one does not: its replica, up to {}, is"
              + " thrown away. {}",
          replica.position(),
          history.finding().sentence());
    }
  }
}
