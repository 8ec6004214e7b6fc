package dev.plenum.simulation;

import dev.plenum.simulation.world.World;

/** {@code make simulate}: many worlds, each from its seed; or the story of one. */
public final class Main {
  private static final long PART = 10_000;

  private Main() {}

  /**
   * Tells how it goes, ten thousand worlds at a time.
   *
   * @param arguments how many worlds, and the first seed; or {@code story} and a seed
   */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length != 2) {
      System.err.println("usage: WORLDS FIRST-SEED | story SEED");
      System.exit(2);
    }
    long second = Long.parseLong(arguments[1]);
    boolean well =
        arguments[0].equals("story") ? tell(second) : search(Long.parseLong(arguments[0]), second);
    System.exit(well ? 0 : 1);
  }

  private static boolean tell(long seed) {
    World.Outcome outcome = World.of(seed, true);
    outcome.story().forEach(System.out::println);
    outcome.broken().forEach(broken -> System.out.println("BROKEN " + broken));
    return outcome.broken().isEmpty();
  }

  private static boolean search(long count, long first) throws InterruptedException {
    long broken = 0;
    for (long done = 0; done < count; done += PART) {
      long begin = System.nanoTime();
      Search search = new Search(first + done, Math.min(PART, count - done));
      search.run();
      broken += search.broken().size();
      search
          .broken()
          .forEach(
              outcome -> System.out.println("seed " + outcome.seed() + ": " + outcome.broken()));
      System.out.printf(
          "%d of %d worlds, %d broken; the last %d steps took %.1f s%n",
          Math.min(count, done + PART),
          count,
          broken,
          search.steps(),
          (System.nanoTime() - begin) / 1e9);
    }
    return broken == 0;
  }
}
