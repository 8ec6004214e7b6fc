package dev.plenum.kernel.reign;

import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.admission.WaitingLine;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.LeafHash;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.reign.Draft.Verdict;
import dev.plenum.kernel.replica.FoldedBatch;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Outcome.RetryReason;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Turns verdicts into answers once nothing can take them back. */
final class Answers<S, C, E> implements Witnesses.Teller<C> {
  private static final Duration SOON = Duration.ofMillis(250);

  private final Work work;
  private final String shard;
  private final long epoch;
  private final LedgerStore store;
  private final Replica<S, C, E> replica;
  private final WaitingLine<C> line;
  private final ReignMetrics metrics;

  Answers(
      Work work,
      String shard,
      long epoch,
      LedgerStore store,
      Replica<S, C, E> replica,
      WaitingLine<C> line,
      ReignMetrics metrics) {
    this.work = work;
    this.shard = shard;
    this.epoch = epoch;
    this.store = store;
    this.replica = replica;
    this.line = line;
    this.metrics = metrics;
  }

  /**
   * Answers what is in the ledger now.
   *
   * @return what was refused, which others have to remember first
   */
  List<Verdict.Refused<C>> send(Draft<S, C, E> draft) {
    long now = work.nanos();
    List<Pending<C>> latest = line.done(draft.commands(), now);
    List<Verdict.Refused<C>> refused = new ArrayList<>();
    for (int i = 0; i < latest.size(); i++) {
      Pending<C> pending = latest.get(i);
      switch (draft.verdicts().get(i)) {
        case Verdict.Entered<C>(var _, int index) ->
            answer(pending, new Outcome.Accepted(receipt(entry(draft, index))), now);
        case Verdict.Refused<C>(var _, var rejection) ->
            refused.add(new Verdict.Refused<>(pending, rejection));
        case Verdict.Repeated<C>(var _, long seq) ->
            work.beginLight("repeated", () -> answer(pending, firstAnswer(pending, seq), now));
      }
    }
    return refused;
  }

  @Override
  public void refused(Verdict.Refused<C> refused) {
    answer(refused.pending(), new Outcome.Rejected(refused.rejection()), work.nanos());
  }

  @Override
  public void tryAgain(Pending<C> pending) {
    answer(pending, new Outcome.Retry(RetryReason.NoMajority, SOON), work.nanos());
  }

  void tryAgain(Collection<Pending<C>> unanswered, EndReason reason) {
    long now = work.nanos();
    RetryReason retry =
        switch (reason) {
          case Deposed, HandedOver, Failed, Obstructed -> RetryReason.LeaderChanged;
          case NoMajority -> RetryReason.NoMajority;
          case StoreFailed, HeadElsewhere -> RetryReason.StoreUnavailable;
        };
    unanswered.forEach(pending -> answer(pending, new Outcome.Retry(retry, SOON), now));
  }

  private void answer(Pending<C> pending, Outcome outcome, long now) {
    metrics.answered(
        pending.stamped().command().getClass().getSimpleName(),
        outcome,
        now - pending.arrivedNanos());
    pending.answer(outcome, epoch);
  }

  private Entry entry(Draft<S, C, E> draft, int index) {
    FoldedBatch<S, E> folded = Objects.requireNonNull(draft.folded());
    return folded.entries().get(index);
  }

  /** The receipt of an entry is a function of the entry alone, so repetitions get an equal one. */
  private Outcome firstAnswer(Pending<C> pending, long seq) {
    try {
      Entry entry = replica.recent(seq).or(() -> stored(pending, seq)).orElse(null);
      if (entry == null) {
        // The database went back, or somebody changed it: it heals, or a node that reads it stops.
        return new Outcome.Retry(RetryReason.StoreUnavailable, SOON);
      }
      if (!entry.actor().equals(pending.actor())) {
        return new Outcome.Rejected(KernelReason.CommandIdTaken.rejection());
      }
      return entry.content().mayBe(pending.content())
          ? new Outcome.Accepted(receipt(entry))
          : new Outcome.Rejected(KernelReason.CommandIdReused.rejection());
    } catch (StoreException e) {
      return new Outcome.Retry(RetryReason.StoreUnavailable, SOON);
    }
  }

  /** A row is believed as far as it is what its leaf says, and of the command that was asked. */
  private Optional<Entry> stored(Pending<C> pending, long seq) {
    return store
        .find(shard, seq)
        .filter(entry -> entry.commandId().equals(pending.commandId()))
        .filter(new LeafHash(shard)::fits);
  }

  private Receipt receipt(Entry entry) {
    return new Receipt(
        shard,
        entry.seq(),
        entry.epoch(),
        entry.time(),
        entry.commandId(),
        HexFormat.of().formatHex(entry.leaf()));
  }
}
