package dev.plenum.node.time;

import dev.plenum.kernel.live.Live;
import dev.plenum.node.events.EventHub;
import dev.plenum.node.events.Messages;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tells each page on this node what the last round found of its clock. */
@Context
public final class Corrections {
  private static final long EVERY_MILLIS = 250;

  private final EventHub hub;
  private final Messages messages;
  private final InstantSource clock;
  private final Live.Subscription subscription;
  private final AtomicReference<@Nullable Round> untold = new AtomicReference<>();
  private volatile Map<String, Round.Participant> byName = Map.of();

  /**
   * What a page hears of its own clock.
   *
   * @param adjusted the agreed time, in milliseconds since 1970
   */
  public record Correction(
      double offsetMillis, double roundTripMillis, double correctionMillis, double adjusted) {}

  Corrections(EventHub hub, Live live, Messages messages, InstantSource clock) {
    this.hub = hub;
    this.messages = messages;
    this.clock = clock;
    this.subscription =
        live.subscribe("clock-round", (_, _, json) -> untold.set(messages.read(json, Round.class)));
    hub.every(EVERY_MILLIS, this::tell);
  }

  /** By how much a clock is to move; zero for one that no round has seen. */
  public double of(String clockName) {
    Round.Participant participant = byName.get(clockName);
    return participant == null ? 0 : participant.correctionMillis();
  }

  private void tell() {
    Round round = untold.getAndSet(null);
    if (round == null) {
      return;
    }
    Map<String, Round.Participant> next = HashMap.newHashMap(round.participants().size());
    round.participants().forEach(p -> next.put(p.id(), p));
    byName = next;
    double agreed = clock.millis() + round.averageMillis();
    hub.each(listener -> {
      Round.Participant own = next.get(listener.clockName());
      if (own != null) {
        listener.tell(
            messages.of(
                "clock",
                null,
                new Correction(
                    own.offsetMillis(), own.roundTripMillis(), own.correctionMillis(), agreed)));
      }
    });
  }

  @PreDestroy
  void close() {
    subscription.close();
  }
}
