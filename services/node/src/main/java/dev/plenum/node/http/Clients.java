package dev.plenum.node.http;

import dev.plenum.kernel.live.Live;
import dev.plenum.node.events.EventHub;
import dev.plenum.node.settings.NodeSettings;
import io.micronaut.context.annotation.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many listen on each node. */
@Context
public final class Clients {
  private static final String TOPIC = "clients";
  private static final long EVERY_MILLIS = 1_000;
  private static final Duration LIFE = Duration.ofSeconds(10);

  private final EventHub events;
  private final Live live;
  private final String self;

  public record NodeClients(String node, int clients) {}

  Clients(EventHub events, Live live, NodeSettings settings) {
    this.events = events;
    this.live = live;
    this.self = settings.node();
    events.every(
        EVERY_MILLIS, () -> live.put(TOPIC, self, Integer.toString(events.listeners()), LIFE));
  }

  public List<NodeClients> byNode() {
    Map<String, Integer> counts = new TreeMap<>();
    live.all(TOPIC).forEach((node, count) -> counts.put(node, Integer.parseInt(count)));
    counts.put(self, events.listeners());
    return counts.entrySet().stream()
        .map(entry -> new NodeClients(entry.getKey(), entry.getValue()))
        .toList();
  }
}
