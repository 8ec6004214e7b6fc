package dev.plenum.kernel.member;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands over single things as lists: as soon as possible, and more at a time when there is more.
 */
final class Batcher<T> implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Batcher.class);
  private static final int MOST = 256;

  private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();
  private final Thread thread;

  Batcher(String name, Consumer<List<T>> consumer) {
    this.thread =
        Thread.ofVirtual()
            .name(name)
            .start(() -> {
              try {
                while (true) {
                  accept(name, consumer, next());
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
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
    queue.add(thing);
  }

  private List<T> next() throws InterruptedException {
    List<T> things = new ArrayList<>();
    things.add(queue.take());
    queue.drainTo(things, MOST - 1);
    return things;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
