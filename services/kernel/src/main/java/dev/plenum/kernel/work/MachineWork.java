package dev.plenum.kernel.work;

import dev.plenum.kernel.clock.WallClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Work on the threads of this machine. */
record MachineWork(WallClock clock) implements Work {

  @Override
  public long millis() {
    return clock.millis();
  }

  @Override
  public long nanos() {
    return clock.nanos();
  }

  @Override
  public Running begin(String name, Task task) {
    return running(Thread.ofPlatform().name(name).daemon(), task);
  }

  @Override
  public Running beginLight(String name, Task task) {
    return running(Thread.ofVirtual().name(name), task);
  }

  @Override
  public Running after(Duration pause, Runnable action) {
    // Completed early, this future takes its timer out of the queue; a delayed executor would keep
    // it, and all that the action holds, for the whole pause.
    CompletableFuture<Void> due = new CompletableFuture<>();
    var _ = due.thenRunAsync(action);
    var _ = due.completeOnTimeout(null, pause.toNanos(), TimeUnit.NANOSECONDS);
    return () -> due.cancel(false);
  }

  private static Running running(Thread.Builder builder, Task task) {
    Thread thread =
        builder.start(() -> {
          try {
            task.run();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    return thread::interrupt;
  }

  @Override
  public Lock lock() {
    return new ReentrantLock();
  }

  @Override
  public void sleep(Duration pause) throws InterruptedException {
    Thread.sleep(pause);
  }

  @Override
  public <T> T await(CompletableFuture<T> future, Duration limit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
  }
}
