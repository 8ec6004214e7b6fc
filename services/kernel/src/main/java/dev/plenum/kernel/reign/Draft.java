package dev.plenum.kernel.reign;

import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.kernel.replica.FoldedBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch that is decided and not yet committed, with all whom its commit will answer.
 *
 * @param batch null where every command was refused or a repetition
 */
record Draft<S, C, E>(
    @Nullable Batch batch,
    @Nullable FoldedBatch<S, E> folded,
    List<Verdict<C>> verdicts,
    long decidedNanos) {

  List<Pending<C>> commands() {
    return verdicts.stream().map(Verdict::pending).toList();
  }

  /** What was decided for one command. */
  sealed interface Verdict<C> {
    Pending<C> pending();

    /** It is the entry at {@code index} of the batch. */
    record Entered<C>(Pending<C> pending, int index) implements Verdict<C> {}

    /** It was accepted before, as the entry at {@code seq}. */
    record Repeated<C>(Pending<C> pending, long seq) implements Verdict<C> {}

    record Refused<C>(Pending<C> pending, Rejection rejection) implements Verdict<C> {}
  }
}
