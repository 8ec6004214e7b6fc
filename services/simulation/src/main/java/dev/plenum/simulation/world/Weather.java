package dev.plenum.simulation.world;

import dev.plenum.simulation.time.Timeline;
import java.util.List;
import java.util.Random;

/** What befalls a world, drawn by its seed: mostly one kind of trouble, now and then all. */
final class Weather {
  private static final long SLOW_NANOS = 150_000_000L;
  private static final long VERY_SLOW_NANOS = 1_500_000_000L;
  private static final long TWICE_NANOS = 300_000_000L;
  private static final long UNHEARD_NANOS = 300_000_000L;
  private static final long FORGES_NANOS = 4_000_000L;
  private static final long HEARD_AGAIN_NANOS = 1_000_000_000L;
  private static final long PAUSE_NANOS = 700_000_000L;
  private static final long LASTS_NANOS = 2_500_000_000L;
  private static final long[] SKEWS = {-3_600_000, -20_000, -1_500, 1_500, 20_000, 3_600_000};

  private final Timeline timeline;
  private final Random random;
  private final Cluster cluster;
  private final Network network;
  private final Database database;
  private final Advice advice;
  private final Story story;
  private final Climate climate;
  private boolean over;

  /** What kinds of trouble a world has. */
  enum Climate {
    /** Processes die, are stopped, and links break. */
    Nodes,
    /** The database is away, slow, and breaks off in the midst of a commit. */
    Database,
    /**
     * The database loses its last commits. No process dies: what a majority forgets at the same
     * time is not promised.
     */
    LostTail,
    /** One node's clock is wrong. */
    Clock,
    /** Somebody changes the ledger in the database, once; then only safety is looked at. */
    Forged,
    /** One node is of a version that does not understand everything; the others go on. */
    Faulty,
    /** One node after the other gets the next version, in whatever way it goes down. */
    Upgrade,
    /** Nodes, database and clock. */
    Everything
  }

  Weather(Climate climate, Setting setting) {
    this.timeline = setting.timeline;
    this.random = setting.random;
    this.cluster = setting.cluster;
    this.network = setting.network;
    this.database = setting.database;
    this.advice = setting.advice;
    this.story = setting.story;
    this.climate = climate;
  }

  void begin() {
    story.tell("weather: %s", climate);
    advice.missing(random.nextInt(4));
    switch (random.nextInt(4)) {
      case 0 -> network.slow(10, VERY_SLOW_NANOS);
      case 1, 2 -> network.slow(20, SLOW_NANOS);
      default -> {}
    }
    next();
  }

  private void next() {
    timeline.in(
        random.nextLong(PAUSE_NANOS),
        () -> {
          if (!over) {
            strike();
            next();
          }
        });
  }

  private void strike() {
    switch (climate) {
      case Nodes -> strikeNodes();
      case Database -> strikeDatabase();
      case LostTail -> strikeTail();
      case Clock -> strikeClock();
      case Forged -> strikeByHand();
      case Faulty -> strikeNetwork();
      case Upgrade -> strikeUpgrade();
      case Everything -> {
        switch (random.nextInt(4)) {
          case 0, 1 -> strikeNodes();
          case 2 -> strikeDatabase();
          default -> strikeClock();
        }
      }
    }
  }

  private void strikeNodes() {
    int place = random.nextInt(cluster.size());
    switch (random.nextInt(6)) {
      case 5 -> cluster.restart(place);
      case 0, 1 -> {
        cluster.kill(place);
        later(() -> cluster.revive(place));
      }
      case 2 -> {
        story.tell("%s is stopped", cluster.node(place).name());
        cluster.node(place).work().freeze(random.nextLong(LASTS_NANOS));
      }
      default -> strikeNetwork();
    }
  }

  private void strikeUpgrade() {
    int place = random.nextInt(cluster.size());
    switch (random.nextInt(3)) {
      case 0 -> {
        cluster.upgrade(place);
        cluster.restart(place);
      }
      case 1 -> {
        cluster.upgrade(place);
        cluster.kill(place);
        later(() -> cluster.revive(place));
      }
      default -> strikeNetwork();
    }
  }

  private void strikeNetwork() {
    String one = cluster.any(random).name();
    String other = cluster.any(random).name();
    switch (random.nextInt(4)) {
      case 0 -> {
        story.tell("the link from %s to %s breaks", one, other);
        network.hiccup(one, other);
      }
      case 1 -> {
        story.tell("nothing goes from %s to %s", one, other);
        network.cut(one, other);
      }
      case 2 -> isolate(one);
      default -> {
        story.tell("the network is mended");
        network.mendAll();
      }
    }
  }

  private void isolate(String lonely) {
    story.tell("%s is alone", lonely);
    for (Node node : cluster.all()) {
      network.cut(lonely, node.name());
      network.cut(node.name(), lonely);
    }
    later(network::mendAll);
  }

  private void strikeDatabase() {
    switch (random.nextInt(4)) {
      case 0 -> {
        database.away(true);
        later(() -> {
          database.away(false);
          database.restart();
        });
      }
      case 1 -> database.restart();
      default -> {
        int oneIn = 3 + random.nextInt(30);
        story.tell("ways to the database break, one in %d", oneIn);
        cluster.all().forEach(node -> node.ledger().breaks(oneIn));
        later(() -> cluster.all().forEach(node -> node.ledger().breaks(0)));
      }
    }
  }

  private void strikeByHand() {
    if (database.entries().isEmpty() || random.nextInt(3) > 0) {
      strikeNetwork();
      return;
    }
    // From now on all is well: who has not yet read the last entry, and has no leader whom he could
    // ask, has nothing but the root of the database.
    over = true;
    network.mendAll();
    timeline.in(HEARD_AGAIN_NANOS, this::forge);
  }

  /** One node does not hear of the commit from the leader, and reads it for itself. */
  private void forge() {
    cluster
        .leader()
        .ifPresent(leader -> {
          network.cut(leader, cluster.any(random).name());
          timeline.in(UNHEARD_NANOS, network::mendAll);
        });
    database.forgeAfterTheNextCommit(random.nextLong(FORGES_NANOS), random.nextBoolean());
  }

  private void strikeTail() {
    int entries = database.entries().size();
    switch (random.nextInt(3)) {
      case 0 -> {
        if (entries > 0 && cluster.all().stream().allMatch(Node::started)) {
          database.goBack(1 + random.nextInt(Math.min(entries, 8)));
          if (random.nextBoolean()) {
            timeline.in(random.nextLong(TWICE_NANOS), () -> database.goBack(1 + random.nextInt(3)));
          }
        }
      }
      case 1 -> strikeNetwork();
      default -> strikeDatabase();
    }
  }

  private void strikeClock() {
    // One and the same: nothing is promised where most clocks are wrong.
    long skew = SKEWS[random.nextInt(SKEWS.length)];
    story.tell("the clock of %s is %d ms off", cluster.node(0).name(), skew);
    cluster.node(0).work().skew(skew);
    if (random.nextBoolean()) {
      strikeNetwork();
    }
  }

  private void later(Runnable what) {
    timeline.in(random.nextLong(LASTS_NANOS), what);
  }

  /** All is well from now on. */
  void end() {
    over = true;
    story.tell("all is well from now on");
    network.mendAll();
    advice.missing(0);
    database.away(false);
    for (int place = 0; place < cluster.size(); place++) {
      cluster.revive(place);
    }
    List.copyOf(cluster.all())
        .forEach(node -> {
          node.ledger().breaks(0);
          node.work().skew(0);
        });
  }
}
