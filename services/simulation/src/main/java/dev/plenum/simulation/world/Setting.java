package dev.plenum.simulation.world;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.simulation.domain.Places.Version;
import dev.plenum.simulation.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** What every world is made of: nodes, what lies between them, who asks them, who looks at them. */
final class Setting {
  private static final long SETTLES_NANOS = 15_000_000_000L;
  private static final long LOOK_NANOS = 50_000_000L;

  /** What {@code Random} draws first from seeds side by side is nearly the same. */
  private static final long APART = 0x9E3779B97F4A7C15L;

  final Random random;
  final Timeline timeline;
  final Story story;
  final Checks checks;
  final Database database;
  final Network network;
  final Advice advice;
  final Fate fate;
  final Cluster cluster;
  final List<Caller> callers = new ArrayList<>();

  /**
   * Puts the parts together.
   *
   * @param placed what befalls them on which occasion
   * @param versions of each node at its start
   */
  Setting(Random random, List<Version> versions, List<Placed> placed, boolean told) {
    this.random = random;
    this.timeline = new Timeline(random);
    this.story = new Story(timeline, told);
    this.fate = new Fate(placed, story);
    int size = versions.size();
    var memories = new Memories(timeline, size);
    this.checks = new Checks(timeline, memories);
    this.database = new Database(timeline, story, checks);
    this.network = new Network(timeline, random, story, memories, fate);
    this.advice = new Advice(timeline, random);
    this.cluster =
        new Cluster(
            new Node.Surroundings(
                timeline,
                random,
                IntStream.range(0, size).mapToObj(place -> "node-" + place).toList(),
                network,
                database,
                advice,
                fate,
                config(),
                (fiber, failure) -> checks.breaks("%s ended by %s", fiber, failure)),
            versions,
            story);
    checks.of(database, cluster.all());
  }

  /** All that a world draws follows from its seed. */
  static Random random(long seed) {
    return new Random(seed * APART);
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

  void begin() {
    timeline.in(0, cluster::begin);
    timeline.in(0, this::look);
  }

  private void look() {
    cluster.all().forEach(checks::folded);
    timeline.in(LOOK_NANOS, this::look);
  }

  void goOnFor(long nanos) {
    timeline.runUntil(timeline.now() + nanos);
  }

  /**
   * Waits until all is as it should be, at most for so long as may be expected, and checks that.
   */
  void settle() {
    goOnUntil(this::settled, LOOK_NANOS, SETTLES_NANOS);
    checks.settled(callers);
  }

  /**
   * Looks so often whether something has come to be, at most for so long, and while all is well.
   */
  void goOnUntil(BooleanSupplier come, long everyNanos, long atMostNanos) {
    long end = timeline.now() + atMostNanos;
    while (timeline.now() < end && !come.getAsBoolean() && checks.broken().isEmpty()) {
      goOnFor(everyNanos);
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

  void end() {
    timeline.in(0, cluster::end);
    goOnFor(1);
  }
}
