package dev.plenum.node.events;

import dev.plenum.kernel.live.Live;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.work.Rounds;
import dev.plenum.node.security.Caller;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.time.Beacons;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What happens, told to everybody who listens on this node. Every message is built once, however
 * many listen.
 */
@Context
public final class EventHub {
  private static final int KEPT_NOTICES = 64;
  private static final long CHANGE_MILLIS = 250;

  private final Headline headline;
  private final Messages messages;
  private final Relay relay;
  private final Live.Subscription relayed;
  private final InstantSource clock;
  private final Beacons beacons;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<Listener>> bySubject = new ConcurrentHashMap<>();
  private final AtomicBoolean changed = new AtomicBoolean();
  private final Deque<Message> notices = new ArrayDeque<>();
  private final Rounds ticker = new Rounds("events");

  EventHub(
      Headline headline,
      Messages messages,
      Relay relay,
      NodeSettings settings,
      InstantSource clock,
      Beacons beacons,
      MeterRegistry meters) {
    this.headline = headline;
    this.messages = messages;
    this.relay = relay;
    this.relayed = relay.receive(settings.node(), this::tellHere);
    this.clock = clock;
    this.beacons = beacons;
    meters.gaugeCollectionSize("plenum.sse.clients", List.of(), listeners);
    every(CHANGE_MILLIS, this::tellChange);
    every(CHANGE_MILLIS, relay::flush);
    every(Beacons.EVERY.toMillis(), () -> tell(time()));
  }

  /** Does work again and again on the thread that tells. */
  public void every(long millis, Runnable work) {
    Duration period = Duration.ofMillis(millis);
    ticker.every(period, period, "telling listeners", work);
  }

  record Time(long time, String beacon) {}

  record Notice(String kind, String at, long seq) {}

  record Queue(UUID commandId, int position, long estimateMillis) {}

  /** Tells the listener how things stand, then whatever happens. */
  public void add(Listener listener, long lastSeen) {
    synchronized (headline) {
      // Neither a change between the two is missed, nor told before what it changed.
      listener.tell(headline.now());
      listeners.add(listener);
    }
    listener.tell(time());
    List<Message> missed;
    synchronized (notices) {
      missed =
          notices.stream()
              .filter(m -> m.id() != null && lastSeen > 0 && m.id() > lastSeen)
              .toList();
    }
    missed.forEach(listener::tell);
    Caller caller = listener.caller();
    if (caller != null) {
      bySubject.computeIfAbsent(caller.subject(), _ -> ConcurrentHashMap.newKeySet()).add(listener);
    }
  }

  public void remove(Listener listener) {
    listeners.remove(listener);
    Caller caller = listener.caller();
    if (caller != null) {
      bySubject.computeIfPresent(
          caller.subject(),
          (_, own) -> {
            own.remove(listener);
            return own.isEmpty() ? null : own;
          });
    }
  }

  public int listeners() {
    return listeners.size();
  }

  /** Tells a caller, and nobody else, where a command stands in the line. */
  public Consumer<Shard.Waiting> queue(String subject, UUID commandId) {
    return waiting ->
        tellSubject(
            subject,
            messages.of(
                "queue",
                null,
                new Queue(commandId, waiting.position(), waiting.estimate().toMillis())));
  }

  /** Tells somebody, on whichever node he listens. */
  public void tellSubject(String subject, Message message) {
    if (!tellHere(subject, message)) {
      relay.add(subject, message);
    }
  }

  /** Tells somebody if he listens on this node; whether he does. */
  public boolean tellHere(String subject, Message message) {
    Set<Listener> own = bySubject.getOrDefault(subject, Set.of());
    own.forEach(listener -> listener.tell(message));
    return !own.isEmpty();
  }

  /** Tells those on this node whom the message is for. */
  public void tellWhere(Predicate<Listener> whom, Message message) {
    listeners.stream().filter(whom).forEach(listener -> listener.tell(message));
  }

  /** Does something for each who listens on this node. */
  public void each(Consumer<Listener> work) {
    listeners.forEach(work);
  }

  /** Sends everybody to another node; whoever comes now is told at once what stands here. */
  public void letGo() {
    listeners.forEach(listener -> {
      remove(listener);
      listener.end();
    });
  }

  /** Something changed that the headline shows; told a few times a second at most. */
  public void changed() {
    changed.set(true);
  }

  /** Tells everybody at once, with the new headline first, and remembers it for who comes back. */
  public void notice(String kind, String at, long seq) {
    Message message = messages.of("notice", seq, new Notice(kind, at, seq));
    synchronized (notices) {
      notices.addLast(message);
      if (notices.size() > KEPT_NOTICES) {
        notices.removeFirst();
      }
    }
    ticker.once(
        "telling listeners",
        () -> {
          // The new state first, so that a page never shows a notice beside the old state.
          changed.set(false);
          tellHeadline();
          tell(message);
        });
  }

  private void tellChange() {
    if (changed.getAndSet(false) && !listeners.isEmpty()) {
      tellHeadline();
    }
  }

  private void tellHeadline() {
    synchronized (headline) {
      tell(headline.now());
    }
  }

  private void tell(Message message) {
    listeners.forEach(listener -> listener.tell(message));
  }

  private Message time() {
    var now = clock.instant();
    return messages.of("time", null, new Time(now.toEpochMilli(), beacons.at(now)));
  }

  @PreDestroy
  void close() {
    relayed.close();
    ticker.close();
  }
}
