package dev.plenum.node.exam.presence;

import dev.plenum.kernel.live.Live;
import dev.plenum.node.events.EventHub;
import dev.plenum.node.events.Messages;
import dev.plenum.node.settings.NodeSettings;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who was heard when, on any node. Each node tells the others once a second of those who talked to
 * it, all in one; what is lost on the way comes with the next heartbeat.
 */
@Context
public final class PresenceBoard {
  private static final String TOPIC = "presence";
  private static final long SHARE_MILLIS = 1_000;
  private static final long HEARD_OF_MILLIS = 5_000;

  private final Live live;
  private final Messages messages;
  private final String self;
  private final Live.Subscription subscription;
  private final Map<String, Presence> heard = new ConcurrentHashMap<>();
  private final Map<String, Presence> shown = new ConcurrentHashMap<>();
  private final Map<String, Presence> untold = new ConcurrentHashMap<>();
  private final Map<String, Long> nodes = new ConcurrentHashMap<>();
  private final InstantSource clock;

  record Heard(List<Presence> pages) {}

  PresenceBoard(
      EventHub hub, Live live, Messages messages, NodeSettings settings, InstantSource clock) {
    this.clock = clock;
    this.live = live;
    this.messages = messages;
    this.self = settings.node();
    this.subscription =
        live.subscribe(
            TOPIC,
            (node, _, json) -> {
              if (!node.equals(self)) {
                nodes.put(node, clock.millis());
                messages.read(json, Heard.class).pages().forEach(this::take);
              }
            });
    hub.every(SHARE_MILLIS, this::share);
  }

  /** A heartbeat that came to this node. */
  public void beat(Presence presence) {
    untold.put(presence.student(), presence);
    take(presence);
  }

  private void take(Presence presence) {
    heard.merge(
        presence.student(),
        presence,
        (known, next) -> next.seenMillis() >= known.seenMillis() ? next : known);
    shown.compute(
        presence.student(),
        (_, last) -> last != null && last.looksLike(presence) ? last : presence);
  }

  private void share() {
    List<Presence> pages = new ArrayList<>();
    untold.forEach((student, presence) -> {
      if (untold.remove(student, presence)) {
        pages.add(presence);
      }
    });
    // Also of nobody: so that a page that is silent is told from a node that is.
    live.tell(TOPIC, messages.write(new Heard(pages)));
  }

  /** The latest of a student; null where nothing was ever heard. */
  public @Nullable Presence of(String student) {
    return heard.get(student);
  }

  /** As {@link #of}, without the small changes that would keep every watcher busy. */
  public @Nullable Presence calm(String student) {
    return shown.get(student);
  }

  /** Whether a node tells of its pages, so that one of which nothing comes is silent itself. */
  boolean tells(String node) {
    Long last = nodes.get(node);
    return node.equals(self) || (last != null && clock.millis() - last < HEARD_OF_MILLIS);
  }

  @PreDestroy
  void close() {
    subscription.close();
  }
}
