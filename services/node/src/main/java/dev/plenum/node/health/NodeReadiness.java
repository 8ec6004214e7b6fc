package dev.plenum.node.health;

import dev.plenum.node.wiring.Backend;
import dev.plenum.node.wiring.Drain;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Ready: a vote in the consensus group, a replica that has caught up, a database that answers. */
@Singleton
@Readiness
final class NodeReadiness implements HealthIndicator {
  private final Backend<?, ?, ?> backend;
  private final Drain drain;

  NodeReadiness(Backend<?, ?, ?> backend, Drain drain) {
    this.backend = backend;
    this.drain = drain;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    boolean up = backend.ready() && !drain.draining();
    return Mono.just(
        HealthResult.builder("node", up ? HealthStatus.UP : HealthStatus.DOWN)
            .details(Map.of("database", backend.databaseReady(), "quorum", backend.quorumHealthy()))
            .build());
  }
}
