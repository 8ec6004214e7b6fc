package dev.plenum.kernel.reign;

import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.admission.WaitingLine;
import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.refusal.Refusal;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's leadership of a shard in one epoch, from taking the epoch to the first doubt.
 *
 * <p>Two threads: one decides a batch and sends it to the peers while the other commits the batch
 * before it. Any failure ends the reign: what was decided and not committed is thrown away, and its
 * callers' commands go, with the same ids, to whoever leads next. That is also how a commit with an
 * unknown outcome is resolved: the next epoch fences it, and the command index then knows.
 */
public final class Reign<S, C, E> {
  private static final Logger log = LoggerFactory.getLogger(Reign.class);
  private static final Duration IDLE = Duration.ofMillis(200);

  private final long epoch;
  private final String instance;
  private final ShardConfig config;
  private final LedgerStore store;
  private final PeerMesh mesh;
  private final Replica<S, C, E> replica;
  private final Drafter<S, C, E> drafter;
  private final Answers<S, C, E> answers;
  private final WaitingLine<C> line;
  private final Quorum quorum;
  private final ReignMetrics metrics;
  private final Memory memory;
  private final Witnesses<C> witnesses;
  private final Position start;
  private final Work work;
  private final Handover<Draft<S, C, E>> pipeline;
  private final AtomicReference<@Nullable EndReason> ended = new AtomicReference<>();
  private final Consumer<EndReason> onEnd;

  /** The last entry that this reign has written or may be writing. */
  private volatile long preparedUpTo;

  /** What this node holds of its own reign, as its peers do. */
  public interface Memory {
    /** Takes a batch that may be committed: a majority of the peers holds it. */
    void hold(PeerMessage.Prepare batch);

    /** Takes refusals that nobody was told of yet; false if another leader is obeyed by now. */
    boolean remember(PeerMessage.Refused refused);

    /** What was refused in this and earlier reigns and still counts. */
    List<Refusal> refusals();
  }

  /**
   * A reign that is about to start.
   *
   * @param taken where the ledger stood in this node's epoch, and in which start of the database
   */
  public Reign(
      Head taken, ShardConfig config, ReignParts<S, C, E> parts, Consumer<EndReason> onEnd) {
    this.epoch = taken.epoch();
    this.instance = taken.instance();
    this.config = config;
    this.work = parts.work();
    this.pipeline = new Handover<>(work);
    this.store = parts.store();
    this.mesh = parts.mesh();
    this.replica = parts.replica();
    this.metrics = parts.metrics();
    this.memory = parts.memory();
    this.start = replica.position();
    this.preparedUpTo = start.seq();
    this.onEnd = onEnd;
    this.drafter = Drafter.of(config, epoch, parts);
    this.line = new WaitingLine<>(work, parts.machine().order(), config.admission());
    this.quorum = new Quorum(work, mesh.peers());
    this.answers = new Answers<>(work, config.shard(), epoch, store, replica, line, metrics);
    this.witnesses =
        new Witnesses<>(epoch, parts, config.copiesLive(), config.prepareLimit(), answers);
  }

  public void start() {
    announceBeginning();
    var _ = work.begin("decider-" + epoch, () -> guarded(this::decide));
    var _ = work.begin("committer-" + epoch, () -> guarded(this::commit));
  }

  /**
   * Tells the peers where this reign began, again and again: whoever missed it, or forgot it in a
   * restart, confirms nothing.
   */
  public void announceBeginning() {
    mesh.sendToAll(new PeerMessage.Begin(epoch, start));
  }

  /** Tells the peers what they do not remember of what was refused. */
  public void remindOfRefusals() {
    witnesses.remind();
  }

  /** The same as long as fewer than a majority have heard it and have all that came before. */
  public void announceUntilHeard() {
    if (!quorum.holds(start.seq())) {
      announceBeginning();
    }
  }

  public long epoch() {
    return epoch;
  }

  public WaitingLine<C> line() {
    return line;
  }

  /** Beyond this nobody may have written in this epoch. */
  public long preparedUpTo() {
    return preparedUpTo;
  }

  public boolean over() {
    return ended.get() != null;
  }

  /** A peer's answer to a prepared batch. */
  public void prepared(String peer, PeerMessage.Prepared answer) {
    if (answer.epoch() == epoch && answer.held()) {
      quorum.holds(peer, answer.lastSeq());
    } else if (answer.epoch() == epoch) {
      end(EndReason.Deposed);
    }
  }

  /** A peer remembers what was refused. */
  public void remembers(String peer, PeerMessage.Remembers answer) {
    if (answer.epoch() == epoch) {
      witnesses.remembers(peer, answer.upTo());
    }
  }

  /** Ends the reign; only the first reason counts. Never blocks. */
  public void end(EndReason reason) {
    if (ended.compareAndSet(null, reason)) {
      log.info("reign of epoch {} ends: {}", epoch, reason);
      quorum.abandon();
      answers.tryAgain(line.close(), reason);
      answers.tryAgain(witnesses.abandon(), reason);
      onEnd.accept(reason);
    }
  }

  /** Finishes what is in work, then ends; who waits in line is better off with the next leader. */
  public void handOver(Duration limit) throws InterruptedException {
    try {
      answers.tryAgain(line.leave(), EndReason.HandedOver);
      line.awaitEmpty(limit);
    } finally {
      end(EndReason.HandedOver);
    }
  }

  private void decide() throws InterruptedException {
    while (!over()) {
      List<Pending<C>> commands = line.take(config.maxBatch(), IDLE);
      if (commands.isEmpty()) {
        continue;
      }
      Draft<S, C, E> draft = drafter.draft(commands, work.nanos());
      Batch batch = draft.batch();
      if (batch != null) {
        prepare(batch);
      }
      while (!over() && !pipeline.offer(draft, IDLE)) {
        // The committer is busy; meanwhile the next batch grows in the line.
      }
    }
  }

  private void prepare(Batch batch) throws InterruptedException {
    preparedUpTo = batch.lastSeq();
    // It is sent once, and who still reads what this reign began from would let it pass.
    EndReason unheard = confirmedUpTo(start.seq());
    if (unheard == null) {
      mesh.sendToAll(prepared(batch));
    } else {
      end(unheard);
    }
  }

  private PeerMessage.Prepare prepared(Batch batch) {
    return new PeerMessage.Prepare(epoch, instance, batch.entries(), batch.root());
  }

  private void commit() throws InterruptedException {
    while (!over()) {
      Draft<S, C, E> draft = pipeline.poll(IDLE);
      if (draft == null) {
        continue;
      }
      EndReason failure = draft.batch() == null ? confirm() : commit(draft, draft.batch());
      if (failure != null) {
        end(failure);
      } else if (!witnesses.refuse(answers.send(draft))) {
        end(EndReason.Deposed);
      }
    }
  }

  /** Refusals and repetitions are answered only by who still leads. */
  private @Nullable EndReason confirm() throws InterruptedException {
    EndReason unknown = confirmedUpTo(start.seq());
    if (unknown != null) {
      return unknown;
    }
    try {
      Head head = store.head(config.shard());
      boolean mine = head.epoch() == epoch && head.leader().equals(mesh.self());
      return mine ? null : EndReason.Deposed;
    } catch (StoreException e) {
      log.warn("the database did not confirm epoch {}: {}", epoch, rootMessage(e));
      return EndReason.StoreFailed;
    }
  }

  private @Nullable EndReason commit(Draft<S, C, E> draft, Batch batch)
      throws InterruptedException {
    // A crash here leaves a batch in the peers' memory. Whoever leads next makes it void, or, where
    // the database was started anew meanwhile and may have lost it, appends it.
    EndReason unheld = confirmedUpTo(batch.lastSeq());
    if (unheld != null) {
      return unheld;
    }
    // Only now: what a majority did not confirm was surely not committed, and this node may be the
    // only one that remembers it.
    memory.hold(prepared(batch));
    long begin = work.nanos();
    try {
      switch (store.commit(batch)) {
        case Committed -> {}
        case Deposed -> {
          metrics.staleCommitRefused();
          return EndReason.Deposed;
        }
        case HeadElsewhere -> {
          return EndReason.HeadElsewhere;
        }
      }
    } catch (StoreException e) {
      log.warn(
          "commit of epoch {} up to {} is unknown: {}", epoch, batch.lastSeq(), rootMessage(e));
      return EndReason.StoreFailed;
    }
    // A crash here loses nothing: callers ask again and find their entries.
    metrics.committed(batch.entries().size(), work.nanos() - begin);
    replica.adopt(Objects.requireNonNull(draft.folded()));
    announce(batch.lastSeq(), batch.root());
    return null;
  }

  private @Nullable EndReason confirmedUpTo(long seq) throws InterruptedException {
    return quorum.await(seq, config.prepareLimit().toNanos()) ? null : EndReason.NoMajority;
  }

  /** Tells the peers where the ledger stands. */
  public void announce(long seq, byte[] root) {
    mesh.sendToAll(new PeerMessage.Committed(epoch, seq, root));
  }

  private void guarded(Work.Task loop) {
    try {
      loop.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(EndReason.Failed);
    } catch (RuntimeException | Error e) {
      log.error("reign of epoch {} failed; leadership is given up and taken anew", epoch, e);
      end(EndReason.Failed);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable cause = e.getCause();
    return cause == null
        ? String.valueOf(e.getMessage())
        : e.getMessage() + ": " + cause.getMessage();
  }
}
