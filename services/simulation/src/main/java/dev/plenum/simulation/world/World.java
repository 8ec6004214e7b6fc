package dev.plenum.simulation.world;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.simulation.domain.Places;
import dev.plenum.simulation.time.Timeline;
import dev.plenum.simulation.world.Weather.Climate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A resource's nodes from their start, through some seconds of trouble, to the moment when they
 * were left alone long enough. Everything in it follows from its seed.
 */
public final class World {
  private static final long TROUBLE_NANOS = 6_000_000_000L;
  private static final long SETTLES_NANOS = 15_000_000_000L;
  private static final long FORGED_NANOS = 3_000_000_000L;
  private static final long LOOK_NANOS = 50_000_000L;

  private final Random random;
  private final Timeline timeline;
  private final Climate climate;
  private final Story story;
  private final Checks checks;
  private final Database database;
  private final Network network;
  private final Advice advice;
  private final Cluster cluster;
  private final List<Caller> callers = new ArrayList<>();

  /**
   * How a world went.
   *
   * @param broken what did not hold; empty where all is well
   * @param story what happened, if it was asked for
   */
  public record Outcome(long seed, List<String> broken, List<String> story, long steps) {}

  private World(long seed, boolean told) {
    this.random = new Random(seed);
    this.timeline = new Timeline(random);
    this.story = new Story(timeline, told);
    this.climate = List.of(Climate.values()).get(random.nextInt(Climate.values().length));
    int size = random.nextInt(5) == 0 ? 5 : 3;
    var memories = new Memories(timeline, size);
    this.checks = new Checks(timeline, memories);
    this.database = new Database(timeline, story, checks);
    this.network = new Network(timeline, random, story, memories);
    this.advice = new Advice(timeline, random);
    List<String> names = IntStream.range(0, size).mapToObj(i -> "node-" + i).toList();
    this.cluster =
        new Cluster(
            new Node.Surroundings(
                timeline,
                random,
                names,
                network,
                database,
                advice,
                config(),
                (fiber, failure) -> checks.breaks("%s ended by %s", fiber, failure),
                climate == Climate.OldVersion ? names.getFirst() : ""),
            story);
    checks.of(database, cluster.all());
  }

  private static ShardConfig config() {
    return new ShardConfig(
        "world",
        Admission.of(8, 64),
        4,
        Duration.ofMillis(400),
        Duration.ofMillis(600),
        Duration.ofMillis(200),
        Duration.ofSeconds(3),
        4);
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
        seed, List.copyOf(world.checks.broken()), world.story.lines(), world.timeline.steps());
  }

  private void happen() {
    Weather weather =
        new Weather(climate, timeline, random, cluster, network, database, advice, story);
    timeline.in(0, cluster::begin);
    timeline.in(0, this::look);
    timeline.in(1_000_000_000L, weather::begin);
    int commands = 10 + random.nextInt(40);
    for (int i = 0; i < commands; i++) {
      Caller caller = new Caller(timeline, random, cluster, checks, story, command());
      callers.add(caller);
      timeline.in(500_000_000L + random.nextLong(TROUBLE_NANOS), caller::ask);
    }
    timeline.in(TROUBLE_NANOS, weather::end);
    timeline.runUntil(TROUBLE_NANOS);
    if (climate == Climate.Forged) {
      timeline.runUntil(timeline.now() + FORGED_NANOS);
    } else {
      settle();
      checks.settled(callers);
    }
    timeline.in(0, cluster::end);
    timeline.runUntil(timeline.now() + 1);
  }

  private Places.Command command() {
    int place = random.nextInt(4);
    return random.nextBoolean()
        ? new Places.Command.Take(place, "who " + random.nextInt(9))
        : new Places.Command.GiveBack(place);
  }

  /** Waits until everything is as it should be, at most for so long as may be expected. */
  private void settle() {
    long end = timeline.now() + SETTLES_NANOS;
    while (timeline.now() < end && !settled() && checks.broken().isEmpty()) {
      timeline.runUntil(timeline.now() + LOOK_NANOS);
    }
  }

  private boolean settled() {
    int entries = database.entries().size();
    return callers.stream().allMatch(Caller::told)
        && cluster.all().stream()
            .filter(Node::current)
            .allMatch(node ->
                node.started() && node.member().view().seq() == entries && node.member().healthy());
  }

  private void look() {
    cluster.all().forEach(checks::folded);
    timeline.in(LOOK_NANOS, this::look);
  }
}
