package dev.plenum.node.wiring;

import dev.plenum.kernel.Backend;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done once, when the node has become ready: it says how long that took, and collects.
 * Starting leaves three times as much garbage as a node needs to live, and a heap that has grown
 * for it gives memory back only to a full collection.
 */
@Context
final class FirstReady {
  private static final Logger log = LoggerFactory.getLogger(FirstReady.class);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Backend<?, ?, ?> backend;
  private final MeterRegistry registry;
  private final Thread thread;

  FirstReady(Backend<?, ?, ?> backend, MeterRegistry registry) {
    this.backend = backend;
    this.registry = registry;
    this.thread = Thread.ofVirtual().name("first-ready").start(this::onceReady);
  }

  private void onceReady() {
    try {
      while (!backend.ready()) {
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    log.info("ready {} ms after the JVM began", millis);
    // A supplier is held as long as the gauge; a number would go with the collection below.
    Gauge.builder("plenum.node.ready.seconds", () -> millis / 1e3)
        .description("From the start of the JVM until the node was ready")
        .register(registry);
    System.gc();
  }

  @PreDestroy
  void close() {
    thread.interrupt();
  }
}
