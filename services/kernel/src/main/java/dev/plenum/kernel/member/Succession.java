package dev.plenum.kernel.member;

import dev.plenum.kernel.leadership.LeadershipAdvisor;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when this node reaches for leadership. It does when it hears a majority of the nodes and
 * nobody who leads, and the consensus group names it; or when that group does not answer in time
 * and this is the first of the living nodes. Two nodes that do so at once get two epochs, and the
 * ledger refuses the lower one.
 */
final class Succession implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Succession.class);
  private static final long AFTER_FAILURE_NANOS = Duration.ofMillis(300).toNanos();

  /** How long whoever was named may take to say that it leads: it reads, takes and asks first. */
  private static final long NAMED_NANOS = Duration.ofMillis(600).toNanos();

  /** A link is made anew every 200 ms, and whoever lives says so four times a second. */
  private static final long LISTENING_NANOS = Duration.ofMillis(600).toNanos();

  private final ShardConfig config;
  private final PeerTable peers;
  private final String self;
  private final LeadershipAdvisor advisor;
  private final Throne throne;
  private final Roles<?> roles;
  private final Work work;
  private volatile long notBeforeNanos;

  /**
   * Since when this node hears a majority; empty while it does not. Of the ticking thread alone.
   */
  private OptionalLong listensSinceNanos = OptionalLong.empty();

  private volatile @Nullable String lastLeader;
  private volatile Work.@Nullable Running campaign;

  /** The node's own part in it. */
  interface Throne {
    long knownEpoch();

    /** Takes the next epoch, folds to the head and begins to reign. */
    void ascend(long campaign) throws InterruptedException;
  }

  Succession(
      Work work,
      ShardConfig config,
      PeerTable peers,
      String self,
      LeadershipAdvisor advisor,
      Roles<?> roles,
      Throne throne) {
    this.work = work;
    this.config = config;
    this.peers = peers;
    this.self = self;
    this.advisor = advisor;
    this.roles = roles;
    this.throne = throne;
    this.notBeforeNanos = work.nanos();
  }

  /** Called twenty times a second. */
  void tick() {
    boolean listened = listened();
    if (!(roles.now() instanceof Role.Following<?>)) {
      return;
    }
    Optional<PeerTable.Leader> leader = peers.leader(throne.knownEpoch());
    if (leader.isPresent()) {
      lastLeader = leader.get().node();
      return;
    }
    if (work.nanos() < notBeforeNanos || !listened) {
      return;
    }
    long mine = roles.reach();
    if (mine != 0) {
      begin(mine);
    }
  }

  /**
   * Whether a leader would have been heard. Who just came hears one node before the other, and of
   * the first that nobody leads: it would depose a leader whom nothing ails.
   */
  private boolean listened() {
    long now = work.nanos();
    if (!peers.majorityAlive()) {
      listensSinceNanos = OptionalLong.empty();
      return false;
    }
    if (listensSinceNanos.isEmpty()) {
      listensSinceNanos = OptionalLong.of(now);
    }
    return peers.everyoneAlive() || now - listensSinceNanos.getAsLong() >= LISTENING_NANOS;
  }

  private void begin(long mine) {
    try {
      campaign = work.begin("succession", () -> campaign(mine));
    } catch (RuntimeException | Error e) {
      roles.rest(mine); // no thread to be had: the next look may find one
      throw e;
    }
  }

  void waitFor(Duration pause) {
    notBeforeNanos = work.nanos() + pause.toNanos();
  }

  private void campaign(long mine) throws InterruptedException {
    try {
      if (mayLead() && peers.leader(throne.knownEpoch()).isEmpty()) {
        throne.ascend(mine);
        lastLeader = self;
      }
    } catch (StoreException | Inheritance.NotNowException e) {
      log.warn("cannot lead now: {}", e.getMessage());
      notBeforeNanos = work.nanos() + AFTER_FAILURE_NANOS;
    } catch (RuntimeException | Error e) {
      log.error("reaching for leadership failed", e);
      notBeforeNanos = work.nanos() + AFTER_FAILURE_NANOS;
    } finally {
      roles.rest(mine);
    }
  }

  private boolean mayLead() throws InterruptedException {
    String departed = lastLeader;
    try {
      String named =
          work.await(advisor.claim(config.shard(), departed, self), config.adviceLimit());
      if (named.equals(self)) {
        return true;
      }
      if (peers.alive(named)) {
        // It was named just now and is on its way; give it the time to say so.
        notBeforeNanos = work.nanos() + NAMED_NANOS;
      }
      lastLeader = named;
      return false;
    } catch (ExecutionException | TimeoutException e) {
      log.info("no advice on who leads ({})", e.getClass().getSimpleName());
      notBeforeNanos = work.nanos() + AFTER_FAILURE_NANOS;
      return peers.lowestAlive().equals(self);
    }
  }

  @Override
  public void close() {
    Work.Running running = campaign;
    if (running != null) {
      running.stop();
    }
  }
}
