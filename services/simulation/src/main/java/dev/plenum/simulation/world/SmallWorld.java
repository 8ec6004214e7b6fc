package dev.plenum.simulation.world;

import dev.plenum.simulation.domain.Places;
import dev.plenum.simulation.domain.Places.Version;
import java.util.Collections;
import java.util.List;

/**
 * Three nodes from their start until two callers, of whom only one can have what both want, and a
 * third who gives it back, were told twice. What befalls them is placed, one by one; all the rest
 * follows from the seed.
 */
public final class SmallWorld {
  private static final long FIRST_NANOS = 420_000_000L;
  private static final long SECOND_NANOS = 60_000_000L;
  private static final long LOOK_NANOS = 10_000_000L;
  private static final long AT_MOST_NANOS = 12_000_000_000L;
  private static final long DEAD_NANOS = 1_000_000_000L;

  private static final List<Version> VERSIONS = Collections.nCopies(3, Version.Second);

  private final Setting setting;

  /**
   * How it went.
   *
   * @param broken what did not hold; empty where all is well
   * @param occasions on which something can befall it, in their order
   * @param story what happened, if it was asked for
   */
  public record Outcome(List<String> broken, List<Occasion> occasions, List<String> story) {}

  private SmallWorld(long seed, List<Placed> placed, boolean told) {
    this.setting = new Setting(Setting.random(seed), VERSIONS, placed, told);
    setting.fate.killsBy(node -> setting.cluster.killAWhile(node, DEAD_NANOS));
  }

  /**
   * Lets a world happen.
   *
   * @param placed what befalls it
   * @param told whether its story is wanted
   */
  public static Outcome of(long seed, List<Placed> placed, boolean told) {
    SmallWorld world = new SmallWorld(seed, placed, told);
    world.happen();
    return new Outcome(
        List.copyOf(world.setting.checks.broken()),
        List.copyOf(world.setting.fate.occasions()),
        world.setting.story.lines());
  }

  private void happen() {
    setting.begin();
    caller(new Places.Command.Take(0, "one"), FIRST_NANOS);
    caller(new Places.Command.Take(0, "other"), FIRST_NANOS + SECOND_NANOS);
    awaitAllTold();
    // Whoever was refused could have it now, and whoever had it could have it twice.
    caller(new Places.Command.GiveBack(0), 0);
    awaitAllTold();
    setting.callers.forEach(Caller::askAgain);
    awaitAllTold();
    setting.fate.end();
    setting.settle();
    setting.end();
  }

  private void caller(Places.Command command, long nanos) {
    Caller caller = new Caller(setting, command);
    setting.callers.add(caller);
    setting.timeline.in(nanos, caller::ask);
  }

  private void awaitAllTold() {
    setting.goOnUntil(
        () -> setting.callers.stream().allMatch(Caller::told), LOOK_NANOS, AT_MOST_NANOS);
  }
}
