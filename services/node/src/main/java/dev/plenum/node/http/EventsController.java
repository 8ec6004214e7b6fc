package dev.plenum.node.http;

import dev.plenum.node.events.EventHub;
import dev.plenum.node.events.Listener;
import dev.plenum.node.events.Message;
import dev.plenum.node.security.Access;
import dev.plenum.node.security.Caller;
import dev.plenum.node.time.ClockNames;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Sinks;

/** The stream that a page lives on. */
@Controller("/api/v1/events")
@Secured(SecurityRule.IS_ANONYMOUS)
final class EventsController {
  private static final int WAITING_MESSAGES = 256;

  private final EventHub hub;
  private final ClockNames names;

  EventsController(EventHub hub, ClockNames names) {
    this.hub = hub;
    this.names = names;
  }

  @Get
  @Produces(MediaType.TEXT_EVENT_STREAM)
  Publisher<Event<String>> events(
      HttpRequest<?> request,
      @Nullable Authentication caller,
      @Header("Last-Event-ID") @Nullable String lastSeen) {
    Stream stream = new Stream(caller == null ? null : Access.caller(caller), names.of(request));
    return stream
        .sink
        .asFlux()
        .doOnSubscribe(_ -> hub.add(stream, position(lastSeen)))
        .doFinally(_ -> hub.remove(stream));
  }

  private static long position(@Nullable String lastSeen) {
    if (lastSeen == null || lastSeen.length() > 18) {
      return 0;
    }
    return lastSeen.chars().allMatch(Character::isDigit) && !lastSeen.isEmpty()
        ? Long.parseLong(lastSeen)
        : 0;
  }

  private final class Stream implements Listener {
    private final @Nullable Caller caller;
    private final String clockName;
    private final Sinks.Many<Event<String>> sink =
        Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(WAITING_MESSAGES));

    Stream(@Nullable Caller caller, String clockName) {
      this.caller = caller;
      this.clockName = clockName;
    }

    @Override
    public @Nullable Caller caller() {
      return caller;
    }

    @Override
    public String clockName() {
      return clockName;
    }

    @Override
    public synchronized void end() {
      var _ = sink.tryEmitComplete();
    }

    @Override
    public synchronized void tell(Message message) {
      Event<String> event = Event.of(message.json()).name(message.name());
      if (message.id() != null) {
        event = event.id(message.id().toString());
      }
      // Whoever does not read is let go, and comes again with the last id it saw.
      if (sink.tryEmitNext(event).isFailure()) {
        var _ = sink.tryEmitComplete();
        hub.remove(this);
      }
    }
  }
}
