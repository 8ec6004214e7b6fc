package dev.plenum.simulation;

import dev.plenum.simulation.world.World;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** {@code make simulate}: many worlds, each from its seed; or the story of one. */
public final class Main {
  private Main() {}

  /** Arguments: how many, and the first seed; with one more, that one's story is told. */
  public static void main(String[] arguments) throws InterruptedException {
    long count = Long.parseLong(arguments[0]);
    long first = Long.parseLong(arguments[1]);
    if (arguments.length > 2) {
      World.Outcome outcome = World.of(first, true);
      outcome.story().forEach(System.out::println);
      outcome.broken().forEach(System.out::println);
      return;
    }
    AtomicLong next = new AtomicLong(first);
    AtomicLong steps = new AtomicLong();
    AtomicLong broken = new AtomicLong();
    long begin = System.nanoTime();
    Thread[] threads =
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(i ->
                Thread.ofPlatform()
                    .start(() -> {
                      for (long seed = next.getAndIncrement();
                          seed < first + count;
                          seed = next.getAndIncrement()) {
                        World.Outcome outcome = World.of(seed, false);
                        steps.addAndGet(outcome.steps());
                        if (!outcome.broken().isEmpty()) {
                          broken.incrementAndGet();
                          System.out.println("seed " + seed + ": " + outcome.broken());
                        }
                      }
                    }))
            .toArray(Thread[]::new);
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.printf(
        "%d worlds, %d broken, %d steps, %.1f s%n",
        count, broken.get(), steps.get(), (System.nanoTime() - begin) / 1e9);
  }
}
