package dev.plenum.node.desk;

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

  /** A command and who sends it. Throws a {@code Problem} for an id that only the system sends. */
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

  private Receipt receipt(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> accepted.receipt();
      case Outcome.Rejected rejected -> throw Refusals.of(rejected.rejection(), refusals);
      case Outcome.Retry retry -> throw Refusals.of(retry);
    };
  }
}
