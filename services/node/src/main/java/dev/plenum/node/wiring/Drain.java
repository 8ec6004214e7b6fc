package dev.plenum.node.wiring;

import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaving in good order: this node reports itself unready, hands leadership over and answers what
 * is under way, while the server still sends answers.
 */
@Singleton
public final class Drain implements GracefulShutdownCapable {
  private static final Logger log = LoggerFactory.getLogger(Drain.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Backend<?, ?, ?> backend;
  private volatile boolean draining;

  Drain(Backend<?, ?, ?> backend) {
    this.backend = backend;
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
      log.info("drained");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
