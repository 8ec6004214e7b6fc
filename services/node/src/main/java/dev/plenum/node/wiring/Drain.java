package dev.plenum.node.wiring;

import dev.plenum.kernel.Backend;
import dev.plenum.node.events.EventHub;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Leaving in good order: this node reports itself unready, hands leadership over and answers what
 * is under way, while the server still sends answers.
 */
@Singleton
public final class Drain implements GracefulShutdownCapable {
  private static final Logger log = LoggerFactory.getLogger(Drain.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Backend<?, ?, ?> backend;
  private final EventHub events;
  private final Sinks.Empty<Void> drained = Sinks.empty();
  private volatile boolean draining;

  Drain(Backend<?, ?, ?> backend, EventHub events) {
    this.backend = backend;
    this.events = events;
  }

  /** Completes when streams without an end are to end. */
  public Mono<Void> drained() {
    return drained.asMono();
  }

  public boolean draining() {
    return draining;
  }

  @Override
  public CompletionStage<?> shutdownGracefully() {
    draining = true;
    return CompletableFuture.runAsync(this::drain, Thread.ofVirtual()::start);
  }

  private void drain() {
    try {
      backend.drain(LIMIT);
      // The server waits for open answers, and a stream of events has no end of its own.
      events.letGo();
      var _ = drained.tryEmitEmpty();
      log.info("drained");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
