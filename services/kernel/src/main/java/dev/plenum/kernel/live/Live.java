package dev.plenum.kernel.live;

import java.time.Duration;
import java.util.Map;

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
