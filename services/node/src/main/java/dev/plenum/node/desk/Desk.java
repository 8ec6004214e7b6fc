package dev.plenum.node.desk;

import dev.plenum.kernel.clock.LamportTime;
import dev.plenum.kernel.machine.CommandIds;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.problem.Refusals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes commands in: stamps when they came, and turns what became of them into an answer. */
public final class Desk<C> {
  /** How long somebody waits for the replica; the act is done either way. */
  private static final Duration SEEING = Duration.ofSeconds(2);

  private static final Executor ANSWERING = Thread::startVirtualThread;

  private final Shard<?, C, ?> shard;
  private final InstantSource clock;
  private final Function<Rejection, Problem> refusals;
  private final AtomicLong acknowledged = new AtomicLong();

  /**
   * A desk of a domain.
   *
   * @param refusals how the domain's refusals are said
   */
  public Desk(Shard<?, C, ?> shard, InstantSource clock, Function<Rejection, Problem> refusals) {
    this.shard = shard;
    this.clock = clock;
    this.refusals = refusals;
  }

  /**
   * A command and who sends it. Throws a {@code Problem} for an id that only the system sends.
   *
   * @param lamport what counts of the sender's Lamport time; 0 for the staff and for the system,
   *     who are not kept waiting by a crowd
   */
  public record Request<C>(UUID commandId, String actor, long lamport, C command) {
    public Request {
      if (CommandIds.reserved(commandId)) {
        throw Problem.malformed(
            "UUIDs of version 8 stand for what the system does itself; send a random one (version"
                + " 4).",
            "commandId");
      }
    }
  }

  /**
   * The request of one of many who wait together, whatever protocol it came by.
   *
   * @param claimed the Lamport time that the participant sent; believed within bounds
   */
  public Request<C> ofParticipant(UUID commandId, String actor, long claimed, C command) {
    requireLamport(claimed);
    long lamport = LamportTime.believed(claimed, shard.view().seq());
    return new Request<>(commandId, actor, lamport, command);
  }

  /** Throws a {@code Problem} for what no client counts to. */
  public static void requireLamport(long claimed) {
    if (!LamportTime.possible(claimed)) {
      throw Problem.malformed("A Lamport time is a whole number from 0 on.", "lamport");
    }
  }

  /** Completes with the receipt after the commit, else with a {@code Problem}. */
  public CompletableFuture<Receipt> submit(Request<C> request) {
    return submit(request, _ -> {});
  }

  /** As {@link #submit(Request)}, answering once this node's own replica shows what was done. */
  public CompletableFuture<Receipt> act(Request<C> request) {
    return seen(submit(request));
  }

  /** Waits for the replica, so that what is read next shows what was done. */
  public CompletableFuture<Receipt> seen(CompletableFuture<Receipt> done) {
    return done.thenCompose(
        receipt -> shard.viewAt(receipt.seq(), SEEING).handle((_, _) -> receipt));
  }

  public CompletableFuture<Receipt> submit(Request<C> request, Consumer<Shard.Waiting> waiting) {
    var submission =
        new Submission<>(
            request.commandId(),
            request.actor(),
            clock.instant(),
            request.lamport(),
            request.command());
    // The kernel answers on the threads that commit and fold: what an answer leads to, such as
    // writing a page's worth of JSON, must not keep them.
    return shard.submit(submission, waiting).thenApplyAsync(this::receipt, ANSWERING);
  }

  /** The last entry that somebody was told of here; it may not be folded here yet. */
  public long acknowledged() {
    return acknowledged.get();
  }

  private Receipt receipt(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted(var receipt) -> {
        acknowledged.accumulateAndGet(receipt.seq(), Math::max);
        yield receipt;
      }
      case Outcome.Rejected rejected -> throw Refusals.of(rejected.rejection(), refusals);
      case Outcome.Retry retry -> throw Refusals.of(retry);
    };
  }
}
