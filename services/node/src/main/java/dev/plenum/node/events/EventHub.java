package dev.plenum.node.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.http.ElectionView;
import dev.plenum.kernel.shard.Folded;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.time.Beacons;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens, told to everybody who listens on this node. Every message is built once, however
 * many listen.
 */
@Context
public final class EventHub {
  private static final Logger log = LoggerFactory.getLogger(EventHub.class);
  private static final int KEPT_NOTICES = 64;
  private static final long CHANGE_MILLIS = 250;

  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final NodeSettings settings;
  private final InstantSource clock;
  private final Beacons beacons;
  private final ObjectMapper json;
  private final Shard.Subscription subscription;
  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean changed = new AtomicBoolean();
  private final Deque<Message> notices = new ArrayDeque<>();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("events").daemon().factory());

  EventHub(
      Shard<Election, ElectionCommand, ElectionEvent> shard,
      NodeSettings settings,
      InstantSource clock,
      Beacons beacons,
      ObjectMapper json,
      MeterRegistry meters) {
    this.json = json;
    this.shard = shard;
    this.settings = settings;
    this.clock = clock;
    this.beacons = beacons;
    this.subscription = shard.subscribe(this::folded);
    meters.gaugeCollectionSize("plenum.sse.clients", List.of(), listeners);
    every(CHANGE_MILLIS, this::tellChange);
    every(Beacons.EVERY.toMillis(), () -> tell(time()));
  }

  private void every(long millis, Runnable work) {
    var _ =
        ticker.scheduleAtFixedRate(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                log.error("telling listeners failed", e);
              }
            },
            millis,
            millis,
            TimeUnit.MILLISECONDS);
  }

  /**
   * A line of the stream.
   *
   * @param id ledger position, where the message has one
   * @param json one line
   */
  public record Message(String name, @Nullable Long id, String json) {}

  record Time(long time, String beacon) {}

  record Notice(String kind, String at, long seq) {}

  record Queue(UUID commandId, int position, long estimateMillis) {}

  /** Somebody who listens; slow ones are let go and come again. */
  public interface Listener {
    @Nullable String caller();

    void tell(Message message);
  }

  /** Tells the listener how things stand, then whatever happens. */
  public void add(Listener listener, long lastSeen) {
    listener.tell(election());
    listener.tell(time());
    List<Message> missed;
    synchronized (notices) {
      missed =
          notices.stream()
              .filter(m -> m.id() != null && lastSeen > 0 && m.id() > lastSeen)
              .toList();
    }
    missed.forEach(listener::tell);
    listeners.add(listener);
  }

  public void remove(Listener listener) {
    listeners.remove(listener);
  }

  public int listeners() {
    return listeners.size();
  }

  /** Tells a caller, and nobody else, where a command stands in the line. */
  public void queued(String caller, UUID commandId, Shard.Waiting waiting) {
    Message message =
        message(
            "queue", null, new Queue(commandId, waiting.position(), waiting.estimate().toMillis()));
    for (Listener listener : listeners) {
      if (caller.equals(listener.caller())) {
        listener.tell(message);
      }
    }
  }

  private void folded(Folded<Election, ElectionEvent> batch) {
    changed.set(true);
    for (var entry : batch.entries()) {
      for (ElectionEvent event : entry.events()) {
        String kind = Notices.kind(event);
        if (kind != null) {
          notice(kind, Notices.at(entry.context()), entry.context().seq());
        }
      }
    }
  }

  private void notice(String kind, String at, long seq) {
    Message message = message("notice", seq, new Notice(kind, at, seq));
    synchronized (notices) {
      notices.addLast(message);
      if (notices.size() > KEPT_NOTICES) {
        notices.removeFirst();
      }
    }
    ticker.execute(() -> {
      // The new state first, so that a page never shows a notice beside the old state.
      changed.set(false);
      tell(election());
      tell(message);
    });
  }

  private void tellChange() {
    if (changed.getAndSet(false) && !listeners.isEmpty()) {
      tell(election());
    }
  }

  private void tell(Message message) {
    listeners.forEach(listener -> listener.tell(message));
  }

  private Message election() {
    ElectionView view = ElectionView.of(settings.resource(), shard.view());
    return message("election", view.seq(), view);
  }

  private Message time() {
    var now = clock.instant();
    return message("time", null, new Time(now.toEpochMilli(), beacons.at(now)));
  }

  private Message message(String name, @Nullable Long id, Object data) {
    try {
      return new Message(name, id, json.writeValueAsString(data));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message is not writable", e);
    }
  }

  @PreDestroy
  void close() {
    subscription.close();
    ticker.shutdownNow();
  }
}
