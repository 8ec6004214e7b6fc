package dev.plenum.kernel.member;

import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.peer.StateDigest;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.replica.Snapshot;
import dev.plenum.kernel.replica.SnapshotFormat;
import dev.plenum.kernel.replica.SnapshotStore;
import dev.plenum.kernel.shard.HistoryVerdict;
import dev.plenum.kernel.shard.Obstacle;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a member does beside the ledger's work: snapshots, digests, and comparing them. */
final class Housekeeper<S, C, E> {
  private static final Logger log = LoggerFactory.getLogger(Housekeeper.class);
  private static final int KEPT_SNAPSHOTS = 2;

  /** What could not be written, as on a full disk, is not tried again at once. */
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

  private final Work work;
  private final ShardConfig config;
  private final Replica<S, C, E> replica;
  private final SnapshotFormat<S> format;
  private final SnapshotStore snapshots;
  private final PeerTable peers;
  private final String self;
  private final Roles<?> roles;
  private final Digests<S> digests;
  private volatile long snapshotSeq;
  private volatile long pausedUntilNanos;
  private DigestVerdict lastVerdict = DigestVerdict.Agree;

  Housekeeper(
      Work work,
      ShardConfig config,
      Replica<S, C, E> replica,
      SnapshotFormat<S> format,
      SnapshotStore snapshots,
      PeerTable peers,
      String self,
      Roles<?> roles) {
    this.work = work;
    this.config = config;
    this.replica = replica;
    this.format = format;
    this.snapshots = snapshots;
    this.peers = peers;
    this.self = self;
    this.roles = roles;
    this.pausedUntilNanos = work.nanos();
    this.digests = new Digests<>(work, format, replica);
    replica.listen(digests::folded);
  }

  /**
   * Brings an empty replica to the ledger's head: from the latest snapshot that can be read and
   * that the ledger continues, or from the first entry on.
   *
   * @param foldToHead compares with the ledger, folds, and says how the two agree
   */
  void restore(Supplier<HistoryVerdict> foldToHead) {
    for (long seq : snapshots.whole(config.shard(), format.stateVersion())) {
      replica.forget();
      if (startFrom(seq) && continues(foldToHead.get(), seq)) {
        snapshotSeq = seq;
        return;
      }
    }
    replica.forget();
    HistoryVerdict verdict = foldToHead.get();
    if (!verdict.mayLead()) {
      log.error("{} cannot be restored from its first entry on: {}", config.shard(), verdict);
    }
  }

  private boolean startFrom(long seq) {
    try {
      replica.restore(snapshots.read(config.shard(), format.stateVersion(), seq, format::read));
      return true;
    } catch (SnapshotStore.UnreadableException e) {
      log.warn("{}; an older one will do", e.getMessage(), e);
      return false;
    }
  }

  private static boolean continues(HistoryVerdict verdict, long seq) {
    boolean continues =
        switch (verdict) {
          case DatabaseDiffers, HistoryLost, CannotFold -> false;
          case Agrees, DatabaseShort, EntryDamaged, ForeignEntries, Unknown -> true;
        };
    if (!continues) {
      log.warn("the ledger does not continue the snapshot at {}: {}", seq, verdict);
    }
    return continues;
  }

  /** Called every second. */
  void tick(boolean leading) {
    digests.tick();
    Digests.Taken<S> mine = digests.latest();
    List<String> others = comparable(mine.digest());
    compare(mine.digest(), others);
    boolean due = mine.digest().seq() - snapshotSeq >= config.snapshotEvery();
    if (leading && due && agreed(mine.digest(), others) && work.nanos() - pausedUntilNanos >= 0) {
      write(mine.snapshot());
    }
  }

  /** Nobody starts from a state that only one node came to. */
  private boolean agreed(StateDigest mine, List<String> others) {
    return 1 + Collections.frequency(others, mine.hex()) > peers.all().size() / 2;
  }

  /** Writes one of this moment, though nobody else may have come to the same state yet. */
  void snapshot() {
    write(replica.snapshot());
  }

  private void write(Snapshot<S> snapshot) {
    long seq = snapshot.view().seq();
    int version = format.stateVersion();
    try {
      snapshots.write(config.shard(), version, seq, out -> format.write(snapshot, out));
    } catch (StoreException e) {
      pausedUntilNanos = work.nanos() + PAUSE_AFTER_FAILURE.toNanos();
      log.warn("no snapshot this time: {}", e.getMessage());
      forget(version, seq);
      return;
    }
    snapshotSeq = seq;
    log.info("snapshot of {} at {}", config.shard(), seq);
    forgetEarlier(version);
  }

  private void forgetEarlier(int version) {
    try {
      snapshots.prune(config.shard(), version, KEPT_SNAPSHOTS);
      if (peers.allOfStateVersion(version)) {
        // Until then somebody else starts from them; after a roll-back folding anew costs time.
        snapshots.forgetOthers(config.shard(), version);
      }
    } catch (StoreException e) {
      log.warn("old snapshots stay until the next one: {}", e.getMessage());
    }
  }

  private void forget(int version, long seq) {
    try {
      snapshots.forget(config.shard(), version, seq);
    } catch (StoreException e) {
      log.debug("parts of it stay until the next one: {}", e.getMessage());
    }
  }

  StateDigest digest() {
    return digests.latest().digest();
  }

  private List<String> comparable(StateDigest mine) {
    return peers.all().stream()
        .filter(peer -> !peer.node().equals(self))
        .map(peer -> peer.status().digest())
        .filter(mine::comparesWith)
        .map(StateDigest::hex)
        .toList();
  }

  private void compare(StateDigest mine, List<String> others) {
    DigestVerdict verdict = DigestVerdict.of(mine.hex(), others, peers.all().size());
    if (verdict != lastVerdict && verdict != DigestVerdict.Agree) {
      log.error(
          "replicas of state version {} differ at {}: {}. This node has {}, the others {}. Compare"
              + " the nodes' versions and restart the one that differs",
          mine.stateVersion(),
          mine.seq(),
          verdict,
          mine.hex(),
          others);
    }
    lastVerdict = verdict;
    if (verdict == DigestVerdict.ThisNodeDiffers) {
      roles.meet(Obstacle.Divergence, true); // for good: what was folded wrongly stays wrong
    }
  }
}
