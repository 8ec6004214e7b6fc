package dev.plenum.kernel.reign;

import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.clock.HybridClock;
import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.clock.Plausible;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.codec.WrittenEvents;
import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.LeafHash;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.refusal.Refusal;
import dev.plenum.kernel.refusal.Refusals;
import dev.plenum.kernel.reign.Draft.Verdict;
import dev.plenum.kernel.replica.CommandIndex;
import dev.plenum.kernel.replica.FoldedBatch;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.Folded;
import dev.plenum.kernel.shard.Folded.FoldedEntry;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.shard.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides commands one after the other, each against the state that its predecessors lead to,
 * whether or not those are committed yet. If a commit fails, the drafter and all that it decided is
 * thrown away; states are immutable, so nothing needs undoing. Used by one thread.
 */
final class Drafter<S, C, E> {
  private static final Logger LOG = LoggerFactory.getLogger(Drafter.class);

  private final StateMachine<S, C, E> machine;
  private final MachineCodec<S, C, E> codec;
  private final HybridClock clock;
  private final CommandIndex committed;
  private final LeafHash leafHash;

  /** What was refused before this reign, and what it refused on the way here. */
  private final Refusals refusals;

  private final Duration copiesLive;
  private final Duration kept;

  private final String shard;
  private final long epoch;
  private final String leader;
  private final MerkleFrontier frontier;

  /** Ids that are drafted and may not be in the committed index yet. */
  private final Map<UUID, Long> drafted = new HashMap<>();

  private View<S> view;

  /** What every node said that it reads; asked before every batch. */
  private final IntSupplier readByAll;

  /** The newest format of events in the ledger with all that is drafted. */
  private int format;

  /** Where the ledger will stand when all that is drafted is committed. */
  private Position head;

  Drafter(
      ShardConfig config,
      long epoch,
      String leader,
      StateMachine<S, C, E> machine,
      MachineCodec<S, C, E> codec,
      HybridClock clock,
      Replica<S, C, E> replica,
      IntSupplier readByAll,
      List<Refusal> refusedBefore) {
    this.shard = config.shard();
    this.copiesLive = config.copiesLive();
    this.kept = config.answerLimit();
    this.refusals = new Refusals(copiesLive);
    refusedBefore.forEach(refusal -> refusals.add(refusal, refusal.sinceNanos()));
    this.epoch = epoch;
    this.leader = leader;
    this.machine = machine;
    this.codec = codec;
    this.clock = clock;
    this.committed = replica.index();
    this.leafHash = new LeafHash(config.shard());
    this.frontier = replica.frontier();
    this.view = replica.view();
    this.format = replica.format();
    this.readByAll = readByAll;
    this.head = new Position(view.seq(), frontier.root());
    clock.observe(view.time());
  }

  static <S, C, E> Drafter<S, C, E> of(ShardConfig config, long epoch, ReignParts<S, C, E> parts) {
    return new Drafter<>(
        config,
        epoch,
        parts.mesh().self(),
        parts.machine(),
        parts.codec(),
        // A fresh one: what a clock that was wrong stamped, and nobody confirmed, binds nobody.
        new HybridClock(parts.work()),
        parts.replica(),
        parts.readByAll(),
        parts.memory().refusals());
  }

  View<S> view() {
    return view;
  }

  Draft<S, C, E> draft(List<Pending<C>> commands, long nowNanos) {
    int inForce = Math.max(format, readByAll.getAsInt());
    List<Verdict<C>> verdicts = new ArrayList<>(commands.size());
    List<Entry> entries = new ArrayList<>(commands.size());
    List<FoldedEntry<E>> folded = new ArrayList<>(commands.size());
    for (Pending<C> command : commands) {
      verdicts.add(decide(command, nowNanos, inForce, entries, folded));
    }
    forgetCommitted();
    if (entries.isEmpty()) {
      return new Draft<>(null, null, verdicts, nowNanos);
    }
    Batch batch = new Batch(shard, epoch, leader, head, entries, frontier.root());
    head = new Position(batch.lastSeq(), batch.root());
    var after = new FoldedBatch<>(entries, new Folded<>(folded, view), frontier.copy(), format);
    return new Draft<>(batch, after, verdicts, nowNanos);
  }

  private Verdict<C> decide(
      Pending<C> command,
      long nowNanos,
      int inForce,
      List<Entry> entries,
      List<FoldedEntry<E>> folded) {
    long before = seqOf(command.commandId());
    if (before != 0) {
      return new Verdict.Repeated<>(command, before);
    }
    Refusal told = refusals.of(command.commandId(), command.actor(), nowNanos);
    Verdict<C> verdict =
        told == null
            ? decide(command, believed(command, nowNanos, inForce), inForce, entries, folded)
            : new Verdict.Refused<>(command, told.rejection());
    boolean news = told == null || told.wantsRenewal(copiesLive, nowNanos);
    if (news && verdict instanceof Verdict.Refused<C>(var _, var rejection)) {
      var key = new Refusal.Key(command.commandId(), command.actor());
      refusals.add(new Refusal(key, rejection, nowNanos), nowNanos);
    }
    return verdict;
  }

  private Verdict<C> decide(
      Pending<C> command,
      Stamped<C> believed,
      int inForce,
      List<Entry> entries,
      List<FoldedEntry<E>> folded) {
    try {
      return switch (machine.decide(view.state(), believed)) {
        case Decision.Rejected<E>(var rejection) -> new Verdict.Refused<>(command, rejection);
        case Decision.Accepted<E>(var events) -> {
          Optional<WrittenEvents> written = codec.write(events, inForce);
          if (written.isEmpty()) {
            // Who decided does not matter: what somebody cannot read is not written.
            yield new Verdict.Refused<>(command, KernelReason.UpgradeUnderWay.rejection());
          }
          enter(command, events, written.get(), entries, folded);
          yield new Verdict.Entered<>(command, entries.size() - 1);
        }
      };
    } catch (RuntimeException e) {
      // One command that the domain cannot bear must not end the reign, and with it everybody's.
      LOG.error("{} cannot be decided", command.stamped().command().getClass().getSimpleName(), e);
      return new Verdict.Refused<>(command, KernelReason.DecisionFailed.rejection());
    }
  }

  /**
   * A clock, this node's own too, is believed within what a command can have taken to come here. It
   * is no earlier than what is decided: a clock that is slow must not open what is closed. And it
   * is asked late: one that was wrong may have been put right while the command waited in line.
   */
  private Stamped<C> believed(Pending<C> command, long nowNanos, int inForce) {
    Stamp stamp = command.stamped().stamp();
    Instant came =
        Plausible.here(clock.wallTime(), view.time()).minusNanos(nowNanos - command.arrivedNanos());
    Instant received = Plausible.receivedAt(stamp.receivedAt(), came, kept);
    return new Stamped<>(stamp.receivedAt(received), command.stamped().command(), inForce);
  }

  private long seqOf(UUID commandId) {
    Long seq = drafted.get(commandId);
    return seq != null ? seq : committed.find(commandId);
  }

  private void enter(
      Pending<C> command,
      List<E> events,
      WrittenEvents written,
      List<Entry> entries,
      List<FoldedEntry<E>> folded) {
    Stamp stamp = command.stamped().stamp();
    Content content = command.content();
    long seq = view.seq() + 1;
    HybridTime time = clock.now();
    byte[] json = written.json();
    byte[] leaf = leafHash.leaf(seq, epoch, time, stamp.commandId(), stamp.actor(), content, json);
    var context = new EntryContext(seq, time, stamp.commandId(), stamp.actor());
    S state = view.state();
    for (E event : events) {
      state = machine.evolve(state, event, context);
    }
    // From here on nothing fails: an entry is drafted whole or not at all.
    entries.add(new Entry(seq, epoch, time, stamp.commandId(), stamp.actor(), content, json, leaf));
    folded.add(new FoldedEntry<>(context, events));
    frontier.append(leaf);
    drafted.put(stamp.commandId(), seq);
    view = new View<>(seq, time, state);
    format = Math.max(format, written.format());
  }

  private void forgetCommitted() {
    long indexed = committed.size();
    if (drafted.size() > 4096) {
      drafted.values().removeIf(seq -> seq <= indexed);
    }
  }
}
