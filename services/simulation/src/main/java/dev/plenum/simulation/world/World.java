package dev.plenum.simulation.world;

import dev.plenum.simulation.domain.Places;
import dev.plenum.simulation.domain.Places.Version;
import dev.plenum.simulation.world.Weather.Climate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A resource's nodes from their start, through some seconds of trouble, to the moment when they
 * were left alone long enough. Everything in it follows from its seed.
 */
public final class World {
  private static final long TROUBLE_NANOS = 6_000_000_000L;
  private static final long FORGED_NANOS = 3_000_000_000L;

  private final Random random;
  private final Climate climate;
  private final Setting setting;

  /**
   * How a world went.
   *
   * @param broken what did not hold; empty where all is well
   * @param story what happened, if it was asked for
   */
  public record Outcome(long seed, List<String> broken, List<String> story, long steps) {}

  private World(long seed, boolean told) {
    this.random = Setting.random(seed);
    this.climate = List.of(Climate.values()).get(random.nextInt(Climate.values().length));
    int size = random.nextInt(5) == 0 ? 5 : 3;
    this.setting = new Setting(random, versions(climate, size), List.of(), told);
  }

  private static List<Version> versions(Climate climate, int size) {
    List<Version> versions = new ArrayList<>(Collections.nCopies(size, Version.Second));
    switch (climate) {
      case Upgrade -> Collections.fill(versions, Version.First);
      case Faulty -> {
        Collections.fill(versions, Version.First);
        versions.set(0, Version.Faulty);
      }
      case Nodes, Database, LostTail, Clock, Forged, Everything -> {}
    }
    return versions;
  }

  /**
   * Lets a world happen.
   *
   * @param told whether its story is wanted
   */
  public static Outcome of(long seed, boolean told) {
    World world = new World(seed, told);
    world.happen();
    return new Outcome(
        seed,
        List.copyOf(world.setting.checks.broken()),
        world.setting.story.lines(),
        world.setting.timeline.steps());
  }

  private void happen() {
    Weather weather = new Weather(climate, setting);
    setting.fate.end(); // what befalls this world is drawn
    setting.begin();
    setting.timeline.in(1_000_000_000L, weather::begin);
    int commands = 10 + random.nextInt(40);
    for (int i = 0; i < commands; i++) {
      Caller caller = new Caller(setting, command());
      setting.callers.add(caller);
      setting.timeline.in(500_000_000L + random.nextLong(TROUBLE_NANOS), caller::ask);
    }
    setting.timeline.in(TROUBLE_NANOS, weather::end);
    setting.goOnFor(TROUBLE_NANOS);
    if (climate == Climate.Forged) {
      setting.goOnFor(FORGED_NANOS);
    } else {
      setting.settle();
    }
    setting.end();
  }

  private Places.Command command() {
    int place = random.nextInt(4);
    return switch (random.nextInt(5)) {
      case 0, 1 -> new Places.Command.Take(place, "who " + random.nextInt(9));
      case 2, 3 -> new Places.Command.GiveBack(place);
      default -> new Places.Command.Move(place);
    };
  }
}
