package dev.plenum.node;

import dev.plenum.kernel.live.Facts;
import dev.plenum.kernel.live.Live;
import java.time.Duration;
import java.util.Map;

/** Facts of one node that has no peers. */
final class LocalLive implements Live {
  private final Facts facts = new Facts(System::nanoTime);
  private final String self;

  LocalLive(String self) {
    this.self = self;
  }

  @Override
  public void put(String topic, String key, String json, Duration life) {
    var _ = facts.heard(self, topic, key, json, life.toNanos());
  }

  /** As if another node had put it. */
  void heard(String node, String topic, String key, String json, Duration life) {
    var _ = facts.heard(node, topic, key, json, life.toNanos());
  }

  @Override
  public void remove(String topic, String key) {
    facts.removed(topic, key);
  }

  @Override
  public Map<String, String> all(String topic) {
    return facts.all(topic);
  }

  @Override
  public void drop(String topic, String key) {
    facts.removed(topic, key);
  }

  @Override
  public void tell(String topic, String json) {
    var _ = facts.heard(self, topic, "", json, 0);
  }

  @Override
  public Subscription subscribe(String topic, Listener listener) {
    return facts.subscribe(topic, listener);
  }
}
