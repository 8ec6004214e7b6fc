package dev.plenum.node.desk;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.node.problem.Refusals;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Takes commands in: stamps when they came, and turns what became of them into an answer. */
@Singleton
public final class Desk {
  /** How long an officer waits for the replica; the act is done either way. */
  private static final Duration SEEING = Duration.ofSeconds(2);

  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final InstantSource clock;

  Desk(Shard<Election, ElectionCommand, ElectionEvent> shard, InstantSource clock) {
    this.shard = shard;
    this.clock = clock;
  }

  /** A command and who sends it. */
  public record Request(UUID commandId, String actor, long lamport, ElectionCommand command) {}

  /** Completes with the receipt after the commit, else with a {@code Problem}. */
  public CompletableFuture<Receipt> submit(Request request) {
    return submit(request, _ -> {});
  }

  /** As {@link #submit(Request)}, answering once this node's own replica shows what was done. */
  public CompletableFuture<Receipt> act(Request request) {
    return submit(request)
        .thenCompose(receipt -> shard.viewAt(receipt.seq(), SEEING).handle((_, _) -> receipt));
  }

  public CompletableFuture<Receipt> submit(Request request, Consumer<Shard.Waiting> waiting) {
    var submission =
        new Submission<>(
            request.commandId(),
            request.actor(),
            clock.instant(),
            request.lamport(),
            request.command());
    return shard.submit(submission, waiting).thenApply(Desk::receipt);
  }

  private static Receipt receipt(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> accepted.receipt();
      case Outcome.Rejected rejected -> throw Refusals.of(rejected.rejection());
      case Outcome.Retry retry -> throw Refusals.of(retry);
    };
  }
}
