package dev.plenum.simulation.world;

import dev.plenum.kernel.peer.PeerMessage.Recalled;
import dev.plenum.simulation.time.Timeline;
import java.util.HashMap;
import java.util.Map;

/**
 * Since when each node remembers anything, and who was asked at which take-over. What is in
 * memories alone is kept only while no more of them are lost than a majority can do without; that
 * much the protocol does not promise.
 */
final class Memories {
  private final Timeline timeline;
  private final int majority;
  private final Map<String, Long> born = new HashMap<>();
  private final Map<Long, TakeOver> takeOvers = new HashMap<>();

  private record TakeOver(long nanos, Map<String, Long> bornOf) {}

  Memories(Timeline timeline, int nodes) {
    this.timeline = timeline;
    this.majority = nodes / 2 + 1;
  }

  /** A node starts and remembers nothing. */
  void born(String node) {
    born.put(node, timeline.now());
  }

  void recalled(String from, String to, Recalled answer) {
    var takeOver =
        takeOvers.computeIfAbsent(
            answer.epoch(), epoch -> new TakeOver(timeline.now(), new HashMap<>()));
    for (String node : new String[] {from, to}) {
      takeOver.bornOf().put(node, born.getOrDefault(node, 0L));
    }
  }

  /** Whether, between that moment and a reign, too few were asked who can have known it. */
  boolean mayHaveForgotten(long sinceNanos, long epoch) {
    return takeOvers.entrySet().stream()
        .filter(takeOver -> takeOver.getKey() <= epoch && takeOver.getValue().nanos() > sinceNanos)
        .anyMatch(takeOver -> knew(takeOver.getValue(), sinceNanos) < majority);
  }

  private static long knew(TakeOver takeOver, long sinceNanos) {
    return takeOver.bornOf().values().stream().filter(birth -> birth <= sinceNanos).count();
  }
}
