package dev.plenum.simulation;

import dev.plenum.simulation.world.World;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Looks at many worlds, as many at a time as there are processors. */
public final class Search {
  private final long first;
  private final long end;
  private final AtomicLong steps = new AtomicLong();
  private final Queue<World.Outcome> broken = new ConcurrentLinkedQueue<>();

  /** So many seeds from the first on. */
  public Search(long first, long count) {
    this.first = first;
    this.end = first + count;
  }

  /** Returns when all have been looked at. */
  public void run() throws InterruptedException {
    Workers.each(first, end, this::keep);
  }

  private void keep(long seed) {
    World.Outcome outcome = look(seed);
    steps.addAndGet(outcome.steps());
    if (!outcome.broken().isEmpty()) {
      broken.add(outcome);
    }
  }

  private static World.Outcome look(long seed) {
    try {
      return World.of(seed, false);
    } catch (RuntimeException | Error e) {
      return new World.Outcome(seed, List.of("the world ended by " + e), List.of(), 0);
    }
  }

  /** The worlds in which something did not hold. */
  public Queue<World.Outcome> broken() {
    return broken;
  }

  /** What was done in all of them. */
  public long steps() {
    return steps.get();
  }
}
