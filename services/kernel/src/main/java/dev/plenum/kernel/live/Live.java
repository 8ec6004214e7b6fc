package dev.plenum.kernel.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Small facts that every node of a resource should know and that may be lost at any time: who is
 * there, how long a line is, what a clock showed. Nothing that must be true afterwards belongs
 * here.
 *
 * <p>A fact belongs to the node that put it, which is heard by all nodes, itself included, usually
 * within milliseconds. A fact lives until its time is over, until it is taken back or until another
 * one takes its place; facts of a node that went away end by their time. Nodes that join later
 * learn of the facts that are alive. Reading is local and costs nothing.
 */
public interface Live {

  /** Tells everybody {@code json} under {@code key}, until {@code life} is over. */
  void put(String topic, String key, String json, Duration life);

  /** Takes back what is known under {@code key}. */
  void remove(String topic, String key);

  /** What is alive under a topic as far as this node heard, by key. */
  Map<String, String> all(String topic);

  /**
   * The same, read. What {@code reader} throws at or makes nothing of is left out and dropped: one
   * node's nonsense is no reason for another's page to fail.
   */
  default <T> Map<String, T> all(String topic, Function<String, T> reader) {
    Map<String, T> read = new HashMap<>();
    all(topic)
        .forEach((key, json) ->
            read(json, reader)
                .ifPresentOrElse(value -> read.put(key, value), () -> drop(topic, key)));
    return read;
  }

  private static <T> Optional<T> read(String json, Function<String, T> reader) {
    try {
      return Optional.ofNullable(reader.apply(json));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  /** What is known under {@code key} makes no sense: it is forgotten here. */
  void drop(String topic, String key);

  /** Tells everybody something that nobody keeps. */
  void tell(String topic, String json);

  /** Calls {@code listener} with whatever is put or told under a topic from now on. */
  Subscription subscribe(String topic, Listener listener);

  /** Called by the adapter's own thread; must return quickly. */
  interface Listener {
    /**
     * Something was put or told.
     *
     * @param key empty for what was told
     */
    void heard(String node, String key, String json);
  }

  /** Ends a subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
