package dev.plenum.kernel.shard;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A shard as an adapter sees it on any node: commands go in, whoever leads; the replica is read
 * here.
 *
 * @param <S> the domain's state
 * @param <C> the domain's commands
 * @param <E> the domain's events
 */
public interface Shard<S, C, E> {

  String id();

  /**
   * Brings the command to the leader. The future always completes, with {@link Outcome.Retry} where
   * no answer came in time; it completes with {@link Outcome.Accepted} only after the commit.
   */
  CompletableFuture<Outcome> submit(Submission<C> submission);

  /**
   * As {@link #submit(Submission)}, telling {@code waiting} about the place in the line while the
   * command waits for admission.
   */
  CompletableFuture<Outcome> submit(Submission<C> submission, Consumer<Waiting> waiting);

  /** The local replica. */
  View<S> view();

  /**
   * The local replica once it has folded {@code seq}, so that a caller reads its own write.
   *
   * @return fails with a {@link java.util.concurrent.TimeoutException} after {@code limit}
   */
  CompletableFuture<View<S>> viewAt(long seq, Duration limit);

  /** Calls {@code listener} after every batch that the local replica folded, in order. */
  Subscription subscribe(Consumer<Folded<S, E>> listener);

  ShardStatus status();

  /**
   * Place in the line of commands that wait for admission.
   *
   * @param position 1 is next
   * @param estimate expected wait
   */
  record Waiting(int position, Duration estimate) {}

  /** Ends a subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
