package dev.plenum.simulation;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** As many threads as there are processors; each takes the next number that nobody has. */
final class Workers {
  private Workers() {}

  /** Returns when every number from the first to before the end was worked on. */
  static void each(long first, long end, LongConsumer work) throws InterruptedException {
    AtomicLong next = new AtomicLong(first);
    Thread[] threads =
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(
                i -> Thread.ofPlatform().name("worlds-" + i).start(() -> take(next, end, work)))
            .toArray(Thread[]::new);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void take(AtomicLong next, long end, LongConsumer work) {
    for (long number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
      work.accept(number);
    }
  }
}
