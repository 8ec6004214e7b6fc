package dev.plenum.kernel.member;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.clock.Plausible;
import dev.plenum.kernel.ledger.Chain;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.peer.PeerMessage.Remembered;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a leader: holds prepared batches, folds them once their commit is known, and reads from
 * the store whatever it missed.
 */
final class Following<S, C, E> implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Following.class);
  private static final Duration SOON_HERE = Duration.ofMillis(20);
  private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

  private final Replica<S, C, E> replica;
  private final History<S, C, E> history;
  private final Held held;
  private final Recollection recollection;
  private final Writer writer;
  private final Work work;
  private final Lock lock;
  private final Condition missing;
  private final AtomicLong knownHead = new AtomicLong();
  private final AtomicLong knownEpoch = new AtomicLong();
  private final String shard;
  private boolean hurry;
  private volatile Work.@Nullable Running catchUp;

  /** Where the database's ledger stood when it answered last. */
  private volatile long storedHead;

  /** Who may write at present, as far as this node knows. */
  interface Writer {
    /**
     * How far of this head its leader says that it is committed. What a living leader does not know
     * to be committed, somebody else wrote.
     */
    Position committed(Head head);

    /** Whether this node reigns, and knows all by itself; it looks whether the head agrees. */
    boolean isThisNode(Position before, Head head);
  }

  Following(
      ShardConfig config,
      Replica<S, C, E> replica,
      History<S, C, E> history,
      Writer writer,
      Work work) {
    this.shard = config.shard();
    this.held = new Held(work, config.copiesLive());
    this.replica = replica;
    this.recollection = new Recollection(replica, held);
    this.history = history;
    this.writer = writer;
    this.work = work;
    this.lock = work.lock();
    this.missing = lock.newCondition();
  }

  /** Begins to catch up by itself; only once the replica is restored. */
  void start() {
    catchUp = work.begin("catch-up-" + shard, this::catchUpLoop);
  }

  Recollection recollection() {
    return recollection;
  }

  Held held() {
    return held;
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
    hurryTo(seq);
  }

  /** Where the database's ledger stood when it answered last. */
  long storedHead() {
    return storedHead;
  }

  /** Somebody waits for an entry that he says is committed: looks now instead of soon. */
  void hurryTo(long seq) {
    if (seq > replica.view().seq()) {
      lock.lock();
      try {
        hurry = true;
        missing.signal();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Holds a batch, unless a higher epoch is known. No answer where a batch before it was missed:
   * only who holds all may say so.
   */
  Optional<PeerMessage.Prepared> prepare(String from, PeerMessage.Prepare prepare) {
    if (!history.finding().verdict().mayLead()) {
      return Optional.empty(); // a history that is not this ledger's holds nothing of it
    }
    HybridTime stamped = prepare.entries().getLast().time();
    if (Plausible.runsAhead(stamped, replica.view().time(), work.millis())
        || Plausible.lagsBehind(stamped, work.millis())) {
      // Confirmed by nobody, it is not committed: no leader's clock alone stamps what comes after,
      // nor keeps a door open that is closed.
      log.error("{} prepares entries of another time than this node's", from);
      return Optional.empty();
    }
    Held.Taken taken =
        prepare.epoch() < knownEpoch.get()
            ? Held.Taken.Refused
            : held.take(from, prepare, replica.view().seq());
    return switch (taken) {
      case Refused ->
          Optional.of(new PeerMessage.Prepared(prepare.epoch(), prepare.lastSeq(), false));
      case Gap -> {
        learnEpoch(prepare.epoch());
        yield Optional.empty();
      }
      case Held -> {
        learnEpoch(prepare.epoch());
        yield Optional.of(new PeerMessage.Prepared(prepare.epoch(), prepare.lastSeq(), true));
      }
    };
  }

  /**
   * A reign begins; what was prepared before it and is not in the ledger is void from now on. No
   * answer to who begins from another history than this node's: it must not get its majority. No
   * answer either before this node has everything up to there: it vouches for it from now on, and
   * what a new leader appended again is in nobody else's memory yet.
   */
  Optional<PeerMessage.Prepared> begin(String from, PeerMessage.Begin begin) {
    if (begin.epoch() > held.begun() && replica.contradicts(begin.from())) {
      log.error("{} begins epoch {} from another history", from, begin.epoch());
      return Optional.empty();
    }
    // What is held and committed belongs to the history before it becomes void as a batch.
    foldHeld(begin.from().seq(), begin.from().root());
    boolean reigns = begin.epoch() >= knownEpoch.get();
    if (reigns) {
      learnEpoch(begin.epoch());
      learnHead(begin.from().seq());
    }
    if (reigns && replica.view().seq() < begin.from().seq()) {
      // Nor does it know of the reign for whoever asks later: it has not what that began from, and
      // others who do not know of it may be the last who hold that.
      var _ = held.promise(begin.epoch());
      return Optional.empty();
    }
    boolean mine = reigns && held.begin(from, begin.epoch(), begin.from().seq());
    return Optional.of(new PeerMessage.Prepared(begin.epoch(), begin.from().seq(), mine));
  }

  /** The answer to who takes over in a later epoch; empty if a higher one is known here. */
  Optional<PeerMessage.Recalled> recall(PeerMessage.Recall recall) {
    if (recall.epoch() < knownEpoch.get()) {
      return Optional.empty();
    }
    learnEpoch(recall.epoch());
    List<Remembered> refusals = held.promise(recall.epoch());
    return Optional.of(
        new PeerMessage.Recalled(
            recall.epoch(),
            recall.after(),
            recollection.memory(),
            recollection.entriesAfter(recall.after()),
            recall.refusals() ? refusals : List.of()));
  }

  void committed(PeerMessage.Committed committed) {
    learnEpoch(committed.epoch());
    foldHeld(committed.seq(), committed.root());
    learnHead(committed.seq());
  }

  /** Folds what is held here up to a place if it leads to the root that was committed there. */
  private void foldHeld(long seq, byte[] root) {
    if (seq <= replica.view().seq()) {
      return; // as with every heartbeat of a reign that began long ago
    }
    List<Entry> upTo =
        held.beyond(replica.view().seq()).entries().stream()
            .takeWhile(entry -> entry.seq() <= seq)
            .toList();
    if (upTo.isEmpty() || upTo.getLast().seq() < seq) {
      return;
    }
    try {
      if (replica.foldIfRootIs(upTo, root)) {
        held.forget(seq);
      }
    } catch (Chain.BrokenException | Replica.CannotFoldException e) {
      // The next comparison with the store meets the same entry and says what is wrong.
      log.debug("a prepared batch cannot be folded: {}", e.getMessage());
    }
  }

  /** Compares with the store's head and folds up to it. Throws if the store does not answer. */
  Head foldToHead() {
    return learnt(history.follow(Head::position));
  }

  private Head learnt(Head head) {
    learnEpoch(head.epoch());
    knownHead.accumulateAndGet(head.seq(), Math::max);
    storedHead = head.seq();
    return head;
  }

  private void catchUpLoop() throws InterruptedException {
    while (true) {
      awaitHurry();
      poll();
    }
  }

  private void awaitHurry() throws InterruptedException {
    lock.lock();
    try {
      long left = LOOK_NANOS;
      while (!hurry && left > 0) {
        left = missing.awaitNanos(left);
      }
      hurry = false;
    } finally {
      lock.unlock();
    }
  }

  private void poll() throws InterruptedException {
    try {
      if (knownHead.get() > replica.view().seq()) {
        // What is committed is usually here already and about to be folded: the leader adopts its
        // own batch, a peer hears of it in a moment. Reading it would fold everything twice.
        work.sleep(SOON_HERE);
      }
      Position before = replica.position();
      learnt(
          history.follow(head ->
              writer.isThisNode(before, head) ? replica.position() : writer.committed(head)));
    } catch (StoreException e) {
      log.debug("cannot catch up now: {}", e.getMessage());
    } catch (RuntimeException | Error e) {
      log.error("catching up failed", e);
    }
  }

  @Override
  public void close() {
    Work.Running running = catchUp;
    if (running != null) {
      running.stop();
    }
  }
}
