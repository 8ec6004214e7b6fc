package dev.plenum.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.simulation.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldsTest {
  private static final long WORLDS = Long.getLong("simulation.worlds", 12_000);
  private static final long SMALL_WORLDS = 30;

  @Test
  void everyPromiseHoldsInEveryWorld() throws InterruptedException {
    Search search = new Search(1, WORLDS);
    search.run();
    assertThat(search.broken()).isEmpty();
    Evidence.write("simulation.schedules", WORLDS, "worlds");
  }

  /** Whatever can befall a small world, at whichever of its steps. */
  @Test
  void everyPromiseHoldsWhateverBefallsASmallWorld() throws InterruptedException {
    long worlds = 0;
    for (long seed = 1; seed <= SMALL_WORLDS; seed++) {
      Exploration all = new Exploration(seed, 1);
      all.run();
      assertThat(all.broken()).isEmpty();
      assertThat(all.worlds()).as("ways to go").isGreaterThan(100);
      worlds += all.worlds();
    }
    Evidence.write("simulation.small_worlds", worlds, "ways to go");
  }

  /** Otherwise nobody could look again at what went wrong. */
  @Test
  void aWorldIsTheSameEveryTime() {
    for (long seed = 1; seed <= 20; seed++) {
      List<String> once = World.of(seed, true).story();
      assertThat(World.of(seed, true).story()).isEqualTo(once).hasSizeGreaterThan(50);
    }
  }
}
