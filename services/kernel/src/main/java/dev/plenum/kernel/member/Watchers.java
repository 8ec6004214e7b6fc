package dev.plenum.kernel.member;

import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.Folded;
import dev.plenum.kernel.shard.Shard.Subscription;
import dev.plenum.kernel.shard.View;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who wait for the replica, off the folding thread and in the ledger's order. */
final class Watchers<S, E> implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watchers.class);

  private final Work work;
  private final Replica<S, ?, E> replica;
  private final List<Consumer<Folded<S, E>>> listeners = new CopyOnWriteArrayList<>();
  private final PriorityBlockingQueue<Waiter<S>> waiters = new PriorityBlockingQueue<>();
  private final Batcher<Folded<S, E>> feed;

  private record Waiter<S>(long seq, CompletableFuture<View<S>> future)
      implements Comparable<Waiter<S>> {
    @Override
    public int compareTo(Waiter<S> other) {
      return Long.compare(seq, other.seq);
    }
  }

  Watchers(Work work, Replica<S, ?, E> replica) {
    this.work = work;
    this.replica = replica;
    this.feed = new Batcher<>(work, "watchers", this::tell);
    replica.listen(this::folded);
  }

  CompletableFuture<View<S>> viewAt(long seq, Duration limit) {
    if (replica.view().seq() >= seq) {
      return CompletableFuture.completedFuture(replica.view());
    }
    Waiter<S> waiter = new Waiter<>(seq, new CompletableFuture<>());
    waiters.add(waiter);
    release(); // it may have been folded between the look and the entry into the queue
    Work.Running late =
        work.after(
            limit,
            () -> {
              waiters.remove(waiter); // a position that never comes would stay in the queue
              waiter.future().completeExceptionally(new TimeoutException());
            });
    return waiter.future().whenComplete((_, _) -> late.stop());
  }

  Subscription subscribe(Consumer<Folded<S, E>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void folded(Folded<S, E> batch) {
    release();
    if (!listeners.isEmpty()) {
      feed.add(batch);
    }
  }

  private void release() {
    Waiter<S> first = waiters.peek();
    while (first != null && first.seq() <= replica.view().seq()) {
      if (waiters.remove(first)) {
        View<S> view = replica.view();
        Waiter<S> released = first;
        work.beginLight("released", () -> released.future().complete(view));
      }
      first = waiters.peek();
    }
  }

  private void tell(List<Folded<S, E>> batches) {
    for (Folded<S, E> batch : batches) {
      for (Consumer<Folded<S, E>> listener : listeners) {
        try {
          listener.accept(batch);
        } catch (RuntimeException | Error e) {
          log.error("a listener of the replica failed", e);
        }
      }
    }
  }

  @Override
  public void close() {
    feed.close();
  }
}
