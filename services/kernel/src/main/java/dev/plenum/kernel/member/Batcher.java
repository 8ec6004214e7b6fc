package dev.plenum.kernel.member;

import dev.plenum.kernel.work.Work;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over single things as lists: as soon as possible, and more at a time when there is more.
 */
final class Batcher<T> implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Batcher.class);
  private static final int MOST = 256;

  private final Lock lock;
  private final Condition more;
  private final Queue<T> queue = new ArrayDeque<>();
  private final Work.Running running;

  Batcher(Work work, String name, Consumer<List<T>> consumer) {
    this.lock = work.lock();
    this.more = lock.newCondition();
    this.running =
        work.beginLight(
            name,
            () -> {
              while (true) {
                accept(name, consumer, next());
              }
            });
  }

  private static <T> void accept(String name, Consumer<List<T>> consumer, List<T> things) {
    try {
      consumer.accept(things);
    } catch (RuntimeException | Error e) {
      // An outbox that ended would be mute for good, and grow.
      log.error("{} could not hand over {} things", name, things.size(), e);
    }
  }

  void add(T thing) {
    lock.lock();
    try {
      queue.add(thing);
      more.signal();
    } finally {
      lock.unlock();
    }
  }

  private List<T> next() throws InterruptedException {
    lock.lock();
    try {
      while (queue.isEmpty()) {
        more.await();
      }
      List<T> things = new ArrayList<>(Math.min(queue.size(), MOST));
      while (!queue.isEmpty() && things.size() < MOST) {
        things.add(queue.remove());
      }
      return things;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    running.stop();
  }
}
