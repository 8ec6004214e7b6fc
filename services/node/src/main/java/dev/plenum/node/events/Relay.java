package dev.plenum.node.events;

import dev.plenum.kernel.live.Live;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings a message to somebody who listens on another node. Of two messages of one name to one
 * person that wait together, the later one goes; what is lost on the way is lost.
 */
@Singleton
final class Relay {
  private static final String TOPIC = "relay";
  private static final int MOST = 5_000;

  private final Live live;
  private final Messages messages;
  private final Map<To, Message> waiting = new ConcurrentHashMap<>();

  private record To(String subject, String name) {}

  record Carried(String to, String name, String json) {}

  record Load(List<Carried> messages) {}

  /** Where messages from other nodes arrive. */
  interface Receiver {
    void received(String subject, Message message);
  }

  Relay(Live live, Messages messages) {
    this.live = live;
    this.messages = messages;
  }

  Live.Subscription receive(String self, Receiver receiver) {
    return live.subscribe(
        TOPIC,
        (node, _, json) -> {
          if (!node.equals(self)) {
            messages
                .read(json, Load.class)
                .messages()
                .forEach(c -> receiver.received(c.to(), new Message(c.name(), null, c.json())));
          }
        });
  }

  void add(String subject, Message message) {
    if (waiting.size() < MOST) {
      waiting.put(new To(subject, message.name()), message);
    }
  }

  /** Sends what waits, all in one. */
  void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Carried> carried = new ArrayList<>();
    waiting.forEach((to, message) -> {
      if (waiting.remove(to, message)) {
        carried.add(new Carried(to.subject(), message.name(), message.json()));
      }
    });
    live.tell(TOPIC, messages.write(new Load(carried)));
  }
}
