package dev.plenum.kernel.reign;

import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.admission.WaitingLine;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.reign.Draft.Verdict;
import dev.plenum.kernel.reign.Reign.EndReason;
import dev.plenum.kernel.replica.FoldedBatch;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Outcome.RetryReason;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** Turns verdicts into answers once nothing can take them back. */
final class Answers<S, C, E> {
  private static final Duration SOON = Duration.ofMillis(250);

  private final Work work;
  private final String shard;
  private final long epoch;
  private final LedgerStore store;
  private final WaitingLine<C> line;
  private final ReignMetrics metrics;

  Answers(
      Work work,
      String shard,
      long epoch,
      LedgerStore store,
      WaitingLine<C> line,
      ReignMetrics metrics) {
    this.work = work;
    this.shard = shard;
    this.epoch = epoch;
    this.store = store;
    this.line = line;
    this.metrics = metrics;
  }

  void send(Draft<S, C, E> draft) {
    long now = work.nanos();
    List<Pending<C>> latest = line.done(draft.commands(), now);
    for (int i = 0; i < latest.size(); i++) {
      Pending<C> pending = latest.get(i);
      switch (draft.verdicts().get(i)) {
        case Verdict.Entered<C>(var _, int index) ->
            answer(pending, new Outcome.Accepted(receipt(entry(draft, index))), now);
        case Verdict.Refused<C>(var _, var rejection) ->
            answer(pending, new Outcome.Rejected(rejection), now);
        case Verdict.Repeated<C>(var _, long seq) ->
            work.beginLight("repeated", () -> answer(pending, firstAnswer(pending, seq), now));
      }
    }
  }

  void tryAgain(List<Pending<C>> unanswered, EndReason reason) {
    long now = work.nanos();
    RetryReason retry =
        switch (reason) {
          case Deposed, HandedOver, Failed, ClockWrong -> RetryReason.LeaderChanged;
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
    pending.sink().answer(pending.commandId(), outcome, epoch);
  }

  private Entry entry(Draft<S, C, E> draft, int index) {
    FoldedBatch<S, E> folded = Objects.requireNonNull(draft.folded());
    return folded.entries().get(index);
  }

  /** The receipt of an entry is a function of the entry alone, so repetitions get an equal one. */
  private Outcome firstAnswer(Pending<C> pending, long seq) {
    try {
      Entry entry = store.find(shard, seq).orElse(null);
      if (entry == null) {
        // The database went back meanwhile: who leads next appends it again.
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
