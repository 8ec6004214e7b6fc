package dev.plenum.kernel.member;

import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.replica.Replica;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a leader: holds prepared batches, folds them once their commit is known, and reads from
 * the store whatever it missed.
 */
final class Following<S, C, E> implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Following.class);
  private static final int PAGE = 4_096;
  private static final int MOST_HELD = 64;
  private static final long SOON_HERE_MILLIS = 20;

  private final String shard;
  private final Replica<S, C, E> replica;
  private final LedgerStore store;
  private final TreeMap<Long, PeerMessage.Prepare> held = new TreeMap<>();
  private final AtomicLong knownHead = new AtomicLong();
  private final AtomicLong knownEpoch = new AtomicLong();
  private final Semaphore missing = new Semaphore(0);
  private final Thread catchUp;

  Following(String shard, Replica<S, C, E> replica, LedgerStore store) {
    this.shard = shard;
    this.replica = replica;
    this.store = store;
    this.catchUp = Thread.ofPlatform().name("catch-up").daemon().unstarted(this::catchUpLoop);
  }

  /** Begins to catch up by itself; only once the replica is restored. */
  void start() {
    catchUp.start();
  }

  long knownEpoch() {
    return knownEpoch.get();
  }

  long knownHead() {
    return Math.max(knownHead.get(), replica.view().seq());
  }

  void learnEpoch(long epoch) {
    knownEpoch.accumulateAndGet(epoch, Math::max);
  }

  void learnHead(long seq) {
    knownHead.accumulateAndGet(seq, Math::max);
    if (seq > replica.view().seq()) {
      missing.release();
    }
  }

  /**
   * Holds a batch, unless a higher epoch is known. No answer where a batch before it was missed:
   * only who holds all may say so.
   */
  Optional<PeerMessage.Prepared> prepare(PeerMessage.Prepare prepare) {
    if (prepare.epoch() < knownEpoch.get()) {
      return Optional.of(new PeerMessage.Prepared(prepare.epoch(), prepare.lastSeq(), false));
    }
    learnEpoch(prepare.epoch());
    synchronized (held) {
      // A leader that prepares anew from here has dropped whatever it prepared from here on before.
      held.tailMap(prepare.firstSeq(), true).clear();
      held.put(prepare.firstSeq(), prepare);
      while (held.size() > MOST_HELD) {
        held.pollFirstEntry();
      }
      return holdsAllBefore(prepare.firstSeq())
          ? Optional.of(new PeerMessage.Prepared(prepare.epoch(), prepare.lastSeq(), true))
          : Optional.empty();
    }
  }

  private boolean holdsAllBefore(long seq) {
    long next = replica.view().seq() + 1;
    for (PeerMessage.Prepare batch : held.headMap(seq, false).values()) {
      if (batch.firstSeq() > next) {
        return false;
      }
      next = Math.max(next, batch.lastSeq() + 1);
    }
    return seq <= next;
  }

  void committed(PeerMessage.Committed committed) {
    learnEpoch(committed.epoch());
    knownHead.accumulateAndGet(committed.seq(), Math::max);
    foldHeld(committed);
    if (replica.view().seq() < committed.seq()) {
      missing.release();
    }
  }

  private void foldHeld(PeerMessage.Committed committed) {
    synchronized (held) {
      Map.Entry<Long, PeerMessage.Prepare> next = held.firstEntry();
      while (next != null && next.getValue().lastSeq() <= committed.seq()) {
        held.remove(next.getKey());
        PeerMessage.Prepare batch = next.getValue();
        // The batch whose commit is announced must lead to the announced root; the ones before it
        // were announced before and are folded, or are missing and come from the store.
        if (batch.epoch() == committed.epoch() && batch.lastSeq() == committed.seq()) {
          replica.foldIfRootIs(batch.entries(), committed.root());
        }
        next = held.firstEntry();
      }
    }
  }

  /** Reads the store's head and folds up to it. Throws if the store does not answer. */
  Head foldToHead() {
    Head head = store.head(shard);
    learnEpoch(head.epoch());
    knownHead.accumulateAndGet(head.seq(), Math::max);
    foldTo(head.seq());
    return head;
  }

  /** Folds committed entries from the store until {@code seq} is reached. */
  void foldTo(long seq) {
    while (replica.view().seq() < seq) {
      long from = replica.view().seq() + 1;
      List<Entry> page = store.read(shard, from, PAGE);
      if (page.isEmpty()) {
        throw new IllegalStateException("entry %d of %s is missing".formatted(from, shard));
      }
      replica.fold(page);
    }
  }

  private void catchUpLoop() {
    try {
      while (true) {
        missing.tryAcquire(1, TimeUnit.SECONDS);
        missing.drainPermits();
        poll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void poll() throws InterruptedException {
    try {
      Head head = store.head(shard);
      learnEpoch(head.epoch());
      knownHead.accumulateAndGet(head.seq(), Math::max);
      long folded = replica.view().seq();
      if (folded < head.seq()) {
        // What is committed is usually here already and about to be folded: the leader adopts its
        // own batch, a peer hears of it in a moment. Reading it would fold everything twice.
        Thread.sleep(SOON_HERE_MILLIS);
        if (replica.view().seq() == folded) {
          foldTo(head.seq());
        } else {
          missing.release();
        }
      }
    } catch (StoreException e) {
      log.debug("cannot catch up now: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("catching up failed", e);
    }
  }

  @Override
  public void close() {
    catchUp.interrupt();
  }
}
