package dev.plenum.simulation.time;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What comes to a node from outside, done by a fiber of the node in the order in which it came. */
public final class Inlet {
  private final Queue<Runnable> come = new ArrayDeque<>();
  private @Nullable Fiber waiting;

  public Inlet(SimulatedWork work, String name) {
    var _ = work.begin(name, this::doWhatComes);
  }

  private void doWhatComes() {
    Fiber me = Fiber.current();
    if (me == null) {
      throw new IllegalStateException("an inlet is a fiber's");
    }
    while (true) {
      while (come.isEmpty()) {
        waiting = me;
        me.pause();
        waiting = null;
      }
      come.remove().run();
    }
  }

  /** To be called by the world. */
  public void put(Runnable what) {
    come.add(what);
    if (waiting != null) {
      waiting.wake();
    }
  }
}
