package dev.plenum.node.wiring;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Duration;

/**
 * Collects once when the node has become ready. Starting leaves three times as much garbage as a
 * node needs to live, and a heap that has grown for it gives memory back only to a full collection.
 */
@Context
final class StartupGarbage {
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final Backend<?, ?, ?> backend;
  private final Thread thread;

  StartupGarbage(Backend<?, ?, ?> backend) {
    this.backend = backend;
    this.thread = Thread.ofVirtual().name("startup-garbage").start(this::collectOnceReady);
  }

  private void collectOnceReady() {
    try {
      while (!backend.ready()) {
        Thread.sleep(LOOK);
      }
      System.gc();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void close() {
    thread.interrupt();
  }
}
