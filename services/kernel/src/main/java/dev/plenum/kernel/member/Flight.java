package dev.plenum.kernel.member;

import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Outcome.RetryReason;
import dev.plenum.kernel.shard.Shard.Waiting;
import dev.plenum.kernel.shard.Submission;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A command on its way to an answer, as the {@link Forwarder} of a node keeps it. */
final class Flight<C> {
  final Submission<C> submission;

  /** What it is compared by when its id comes again. */
  final Content content;

  final CompletableFuture<Told> future = new CompletableFuture<>();
  final Consumer<Waiting> waiting;
  final long startNanos;

  /** The reign that the node that was asked wants it decided in; 0 where that is this node. */
  final long wantedEpoch;

  /** When it was last sent or sent back. */
  volatile long sentNanos;

  /** Whether a leader or a carrier has it, as far as anybody knows. */
  volatile boolean sent;

  volatile RetryReason reason = RetryReason.NoLeader;

  /** The peer that brings it to the leader; null where this node does. */
  volatile @Nullable String carrier;

  private volatile long sentEpoch;

  /** What became of a command, and in which reign that was decided; 0 if in none. */
  record Told(Outcome outcome, long epoch) {}

  Flight(
      long wantedEpoch,
      Submission<C> submission,
      Content content,
      Consumer<Waiting> waiting,
      long startNanos) {
    this.startNanos = startNanos;
    this.wantedEpoch = wantedEpoch;
    this.submission = submission;
    this.content = content;
    this.waiting = waiting;
  }

  /** The answer to this one where another of its id is under way already. */
  CompletableFuture<Told> joins(Flight<C> first) {
    if (!first.submission.actor().equals(submission.actor())) {
      return refused(KernelReason.CommandIdTaken);
    }
    return first.content.mayBe(content) ? first.future : refused(KernelReason.CommandIdReused);
  }

  private static CompletableFuture<Told> refused(KernelReason reason) {
    return CompletableFuture.completedFuture(new Told(new Outcome.Rejected(reason.rejection()), 0));
  }

  boolean mine() {
    return wantedEpoch == 0;
  }

  /** From now on no earlier reign has the last word. */
  synchronized void meantFor(long epoch) {
    sentEpoch = Math.max(sentEpoch, epoch);
  }

  /** The latest reign that a copy was sent to; 0 if none was. */
  long sentEpoch() {
    return sentEpoch;
  }
}
