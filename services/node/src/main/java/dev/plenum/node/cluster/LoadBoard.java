package dev.plenum.node.cluster;

import dev.plenum.kernel.Backend;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.live.Live;
import dev.plenum.kernel.shard.NodeLoad;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.ShardStatus;
import dev.plenum.node.events.EventHub;
import dev.plenum.node.events.Messages;
import dev.plenum.node.http.RequestCount;
import dev.plenum.node.settings.NodeSettings;
import io.micronaut.context.annotation.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What every node has to do, as each says of itself once a second, and what changed of it. */
@Context
public final class LoadBoard {
  private static final String TOPIC = "load";
  private static final long EVERY_MILLIS = 1_000;
  private static final Duration LIFE = Duration.ofSeconds(5);
  private static final int KEPT = 100;

  private final Backend<?, ?, ?> backend;
  private final Shard<?, ?, ?> shard;
  private final EventHub events;
  private final RequestCount requests;
  private final Live live;
  private final Messages messages;
  private final InstantSource clock;
  private final String self;
  private final Deque<Line> log = new ArrayDeque<>();
  private Map<String, Load> before = Map.of();
  private long countedMillis;
  private long counted;

  /** One node's load. */
  public record Load(
      String node,
      int inWork,
      int queued,
      long served,
      long handedOn,
      long takenOver,
      int clients,
      double requestsPerSecond,
      boolean leading) {}

  /** Something that changed. */
  public record Line(String at, String node, String text) {}

  /** The whole picture. */
  public record Picture(List<Load> nodes, List<Line> log) {}

  LoadBoard(
      Backend<?, ?, ?> backend,
      Shard<?, ?, ?> shard,
      EventHub events,
      RequestCount requests,
      Live live,
      Messages messages,
      InstantSource clock,
      NodeSettings settings) {
    this.backend = backend;
    this.shard = shard;
    this.events = events;
    this.requests = requests;
    this.live = live;
    this.messages = messages;
    this.clock = clock;
    this.self = settings.node();
    this.countedMillis = clock.millis();
    events.every(EVERY_MILLIS, this::tick);
  }

  public synchronized Picture picture() {
    return new Picture(List.copyOf(all().values()), List.copyOf(log).reversed());
  }

  private Map<String, Load> all() {
    return new TreeMap<>(live.all(TOPIC, json -> messages.read(json, Load.class)));
  }

  private synchronized void tick() {
    live.put(TOPIC, self, messages.write(own()), LIFE);
    Map<String, Load> now = all();
    now.forEach((node, load) -> compare(before.get(node), load));
    before.keySet().stream()
        .filter(node -> !now.containsKey(node))
        .forEach(node -> note(node, "is not heard any more"));
    before = now;
  }

  private Load own() {
    long millis = clock.millis();
    long count = requests.count();
    double perSecond = (count - counted) * 1000.0 / Math.max(1, millis - countedMillis);
    countedMillis = millis;
    counted = count;
    NodeLoad load = backend.load();
    ShardStatus status = shard.status();
    return new Load(
        self,
        load.inWork(),
        status.queued(),
        load.served(),
        load.handedOn(),
        load.takenOver(),
        events.listeners(),
        Math.round(perSecond * 10) / 10.0,
        status.leading());
  }

  private void compare(@Nullable Load earlier, Load load) {
    if (earlier == null) {
      note(load.node(), "is there");
    } else if (load.served() < earlier.served()) {
      note(load.node(), "was started again");
    } else {
      long handed = load.handedOn() - earlier.handedOn();
      long taken = load.takenOver() - earlier.takenOver();
      if (handed > 0) {
        note(load.node(), "handed on " + handed);
      }
      if (taken > 0) {
        note(load.node(), "took over " + taken);
      }
    }
    if (load.leading() && (earlier == null || !earlier.leading())) {
      note(load.node(), "leads");
    }
  }

  private void note(String node, String text) {
    log.addLast(new Line(Iso.time(clock.instant()), node, text));
    if (log.size() > KEPT) {
      log.removeFirst();
    }
  }
}
