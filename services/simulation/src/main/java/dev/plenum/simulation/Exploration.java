package dev.plenum.simulation;

import dev.plenum.simulation.world.Occasion;
import dev.plenum.simulation.world.Occasion.Mishap;
import dev.plenum.simulation.world.Placed;
import dev.plenum.simulation.world.SmallWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A small world explored to the end: everything that can befall it at each of its steps, and then
 * everything that can befall what follows from that, up to so many mishaps in one world. This is
 * bounded exhaustive search: schedules are told apart by their deviations from one that is fixed
 * (M. Musuvathi, S. Qadeer: Iterative context bounding for systematic testing of multithreaded
 * programs, PLDI 2007; M. Emmi, S. Qadeer, Z. Rakamarić: Delay-bounded scheduling, POPL 2011).
 */
public final class Exploration {
  private final long seed;
  private final int mishaps;
  private final AtomicLong worlds = new AtomicLong();
  private final Queue<Broken> broken = new ConcurrentLinkedQueue<>();

  /** A world in which something did not hold. */
  public record Broken(long seed, List<Placed> placed, List<String> what) {
    /** As {@code make simulate STORY} takes it, and what was wrong. */
    @Override
    public String toString() {
      return seed
          + placed.stream()
              .map(one -> " " + one.occasion() + ":" + one.mishap())
              .collect(Collectors.joining())
          + " "
          + what;
    }
  }

  /**
   * Of one world.
   *
   * @param seed of its order where nothing befalls it
   * @param mishaps at most so many in one world
   */
  public Exploration(long seed, int mishaps) {
    this.seed = seed;
    this.mishaps = mishaps;
  }

  /** Returns when all of it has been seen. */
  public void run() throws InterruptedException {
    List<List<Placed>> first = look(List.of());
    Workers.each(0, first.size(), n -> explore(first.get((int) n)));
  }

  private void explore(List<Placed> placed) {
    look(placed).forEach(this::explore);
  }

  /** What may befall this world besides, later than all that does. */
  private List<List<Placed>> look(List<Placed> placed) {
    SmallWorld.Outcome outcome;
    worlds.incrementAndGet();
    try {
      outcome = SmallWorld.of(seed, placed, false);
    } catch (RuntimeException | Error e) {
      broken.add(new Broken(seed, placed, List.of("the world ended by " + e)));
      return List.of();
    }
    if (!outcome.broken().isEmpty()) {
      broken.add(new Broken(seed, placed, outcome.broken()));
    }
    List<List<Placed>> further = new ArrayList<>();
    int from = placed.isEmpty() ? 0 : placed.getLast().occasion() + 1;
    List<Occasion> occasions = placed.size() < mishaps ? outcome.occasions() : List.of();
    for (int i = from; i < occasions.size(); i++) {
      for (Mishap mishap : occasions.get(i).mishaps()) {
        if (promised(placed, mishap)) {
          List<Placed> more = new ArrayList<>(placed);
          more.add(new Placed(i, mishap));
          further.add(List.copyOf(more));
        }
      }
    }
    return further;
  }

  /** Nothing is promised where most memories and what the database wrote down are lost together. */
  private static boolean promised(List<Placed> placed, Mishap next) {
    List<Mishap> all = new ArrayList<>(placed.stream().map(Placed::mishap).toList());
    all.add(next);
    return all.stream().noneMatch(Mishap::forgets)
        || all.stream().filter(Mishap::kills).count() < 2;
  }

  /** The worlds in which something did not hold. */
  public Queue<Broken> broken() {
    return broken;
  }

  /** How many were looked at. */
  public long worlds() {
    return worlds.get();
  }
}
