package dev.plenum.simulation.world;

import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.simulation.world.Occasion.Mishap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Numbers a world's occasions and lets befall what was placed at them. */
final class Fate {
  private final Map<Integer, Mishap> placed = new HashMap<>();
  private final List<Occasion> occasions = new ArrayList<>();
  private final Story story;
  private Consumer<String> killer = node -> {};
  private boolean over;

  Fate(List<Placed> placed, Story story) {
    placed.forEach(one -> this.placed.put(one.occasion(), one.mishap()));
    this.story = story;
  }

  /** Who can have a node die. */
  void killsBy(Consumer<String> kill) {
    killer = kill;
  }

  void kill(String node) {
    killer.accept(node);
  }

  /** Heartbeats are no occasions: the next one says the same. */
  Optional<Mishap> message(Occasion occasion, String node, PeerMessage message) {
    return switch (message) {
      case PeerMessage.Ping _, PeerMessage.Pong _ -> Optional.empty();
      default -> next(occasion, node);
    };
  }

  Optional<Mishap> next(Occasion occasion, String node) {
    if (over) {
      return Optional.empty();
    }
    Mishap mishap = placed.get(occasions.size());
    occasions.add(occasion);
    if (mishap != null) {
      story.tell("occasion %d, %s %s: %s", occasions.size() - 1, node, occasion, mishap);
    }
    return Optional.ofNullable(mishap);
  }

  /** From here on nothing befalls it any more. */
  void end() {
    over = true;
  }

  List<Occasion> occasions() {
    return occasions;
  }
}
