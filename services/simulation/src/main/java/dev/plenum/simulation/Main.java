package dev.plenum.simulation;

import dev.plenum.simulation.world.Occasion.Mishap;
import dev.plenum.simulation.world.Placed;
import dev.plenum.simulation.world.SmallWorld;
import dev.plenum.simulation.world.World;
import java.util.List;

/**
 * {@code make simulate}: many worlds, each from its seed; small ones to the end; or one's story.
 */
public final class Main {
  private static final long PART = 10_000;
  private static final String USAGE =
      """
      usage: worlds COUNT FIRST-SEED
             small SEEDS MISHAPS
             story SEED [OCCASION:MISHAP ...]\
      """;

  private Main() {}

  /**
   * Tells how it goes, ten thousand worlds at a time.
   *
   * @param arguments how many worlds, and the first seed; or how many small worlds, and what may
   *     befall each; or a seed, and what befell a small world of it
   */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(arguments) ? 0 : 1);
  }

  private static boolean run(String[] arguments) throws InterruptedException {
    List<String> all = List.of(arguments);
    String what = all.isEmpty() ? "" : all.getFirst();
    if (what.equals("worlds") && all.size() == 3) {
      return search(Long.parseLong(all.get(1)), Long.parseLong(all.get(2)));
    }
    if (what.equals("small") && all.size() == 3) {
      return explore(Long.parseLong(all.get(1)), Integer.parseInt(all.get(2)));
    }
    if (what.equals("story") && all.size() > 1) {
      return tell(Long.parseLong(all.get(1)), placed(all.subList(2, all.size())));
    }
    System.err.println(USAGE);
    return false;
  }

  private static List<Placed> placed(List<String> mishaps) {
    return mishaps.stream()
        .map(one -> one.split(":"))
        .map(one -> new Placed(Integer.parseInt(one[0]), Mishap.valueOf(one[1])))
        .toList();
  }

  private static boolean tell(long seed, List<Placed> placed) {
    return placed.isEmpty() ? tellWorld(seed) : tellSmallWorld(seed, placed);
  }

  private static boolean tellWorld(long seed) {
    World.Outcome outcome = World.of(seed, true);
    return tell(outcome.story(), outcome.broken());
  }

  private static boolean tellSmallWorld(long seed, List<Placed> placed) {
    SmallWorld.Outcome outcome = SmallWorld.of(seed, placed, true);
    return tell(outcome.story(), outcome.broken());
  }

  private static boolean tell(List<String> story, List<String> broken) {
    story.forEach(System.out::println);
    broken.forEach(what -> System.out.println("BROKEN " + what));
    return broken.isEmpty();
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

  private static boolean explore(long seeds, int mishaps) throws InterruptedException {
    long broken = 0;
    for (long seed = 1; seed <= seeds; seed++) {
      long begin = System.nanoTime();
      Exploration all = new Exploration(seed, mishaps);
      all.run();
      broken += all.broken().size();
      all.broken().forEach(System.out::println);
      System.out.printf(
          "small world %d of %d: %d ways to go with up to %d mishaps, %d broken; %.1f s%n",
          seed, seeds, all.worlds(), mishaps, broken, (System.nanoTime() - begin) / 1e9);
    }
    return broken == 0;
  }
}
