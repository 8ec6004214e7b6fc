package dev.plenum.kernel.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one node has heard and who wants to hear: the part of {@link Live} that needs no network.
 * Safe for use by many threads.
 */
public final class Facts {
  private static final Logger log = LoggerFactory.getLogger(Facts.class);

  private final Map<String, Map<String, Fact>> topics = new ConcurrentHashMap<>();
  private final Map<String, List<Live.Listener>> listeners = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  /** A fact, the node that put it and, on this node's monotonic clock, when it ends. */
  public record Fact(String node, String json, long endsNanos) {}

  /** A fact with its place. */
  public record Placed(String topic, String key, Fact fact) {}

  public Facts(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Keeps a fact and tells the listeners; a life of zero is told and not kept.
   *
   * @return false if a listener made nothing of it
   */
  public boolean heard(String node, String topic, String key, String json, long lifeNanos) {
    if (lifeNanos > 0) {
      topics
          .computeIfAbsent(topic, _ -> new ConcurrentHashMap<>())
          .put(key, new Fact(node, json, nanos.getAsLong() + lifeNanos));
    }
    boolean understood = true;
    for (Live.Listener listener : listeners.getOrDefault(topic, List.of())) {
      try {
        listener.heard(node, key, json);
      } catch (RuntimeException e) {
        understood = false;
        log.error("a listener of {} failed", topic, e);
      }
    }
    return understood;
  }

  public void removed(String topic, String key) {
    topics.getOrDefault(topic, Map.of()).remove(key);
  }

  public Map<String, String> all(String topic) {
    Map<String, Fact> facts = topics.get(topic);
    if (facts == null) {
      return Map.of();
    }
    long now = nanos.getAsLong();
    Map<String, String> alive = new HashMap<>();
    facts.forEach((key, fact) -> {
      if (fact.endsNanos() - now > 0) {
        alive.put(key, fact.json());
      }
    });
    return alive;
  }

  /** What {@code node} put and is still alive. */
  public List<Placed> of(String node) {
    long now = nanos.getAsLong();
    return topics.entrySet().stream()
        .flatMap(topic ->
            topic.getValue().entrySet().stream()
                .map(e -> new Placed(topic.getKey(), e.getKey(), e.getValue())))
        .filter(placed -> placed.fact().node().equals(node))
        .filter(placed -> placed.fact().endsNanos() - now > 0)
        .toList();
  }

  /** Forgets what is over, so that keys that never come again do not pile up. */
  public void sweep() {
    long now = nanos.getAsLong();
    topics.values().forEach(facts -> facts.values().removeIf(f -> f.endsNanos() - now <= 0));
  }

  public Live.Subscription subscribe(String topic, Live.Listener listener) {
    List<Live.Listener> all = listeners.computeIfAbsent(topic, _ -> new CopyOnWriteArrayList<>());
    all.add(listener);
    return () -> all.remove(listener);
  }
}
