package dev.plenum.simulation.world;

import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.kernel.peer.PeerMessage.Recalled;
import dev.plenum.simulation.time.Timeline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

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
  private final Map<UUID, Long> refusedSince = new HashMap<>();

  /** Epochs in which somebody reigned: who failed to take over has lost nothing. */
  private final Set<Long> begun = new HashSet<>();

  private record TakeOver(long nanos, Map<String, Long> bornOf) {}

  Memories(Timeline timeline, int nodes) {
    this.timeline = timeline;
    this.majority = nodes / 2 + 1;
  }

  /** A node starts and remembers nothing. */
  void born(String node) {
    born.put(node, timeline.now());
  }

  void sent(PeerMessage message) {
    switch (message) {
      // Who took over has heard enough: what comes later it goes on without.
      case PeerMessage.Begin begin -> begun.add(begin.epoch());
      case PeerMessage.Refused refused -> refused(refused);
      default -> {}
    }
  }

  void recalled(String from, String to, Recalled answer) {
    if (begun.contains(answer.epoch())) {
      return;
    }
    var takeOver =
        takeOvers.computeIfAbsent(
            answer.epoch(), epoch -> new TakeOver(timeline.now(), new HashMap<>()));
    for (String node : new String[] {from, to}) {
      takeOver.bornOf().put(node, born.getOrDefault(node, 0L));
    }
  }

  private void refused(PeerMessage.Refused refused) {
    refused
        .refusals()
        .forEach(refusal -> refusedSince.putIfAbsent(refusal.commandId(), timeline.now()));
  }

  /**
   * When it was refused that somebody was told of at a time: long before, if a node had stopped.
   */
  long refusedSince(UUID id, long toldNanos) {
    return Math.min(toldNanos, refusedSince.getOrDefault(id, toldNanos));
  }

  /** Whether, between that moment and a reign, too few were asked who can have known it. */
  boolean mayHaveForgotten(long sinceNanos, long epoch) {
    return takeOvers.entrySet().stream()
        .filter(takeOver -> begun.contains(takeOver.getKey()))
        .filter(takeOver -> takeOver.getKey() <= epoch && takeOver.getValue().nanos() > sinceNanos)
        .anyMatch(takeOver -> knew(takeOver.getValue(), sinceNanos) < majority);
  }

  private static long knew(TakeOver takeOver, long sinceNanos) {
    return takeOver.bornOf().values().stream().filter(birth -> birth <= sinceNanos).count();
  }
}
