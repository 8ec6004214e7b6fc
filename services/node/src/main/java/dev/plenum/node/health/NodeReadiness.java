package dev.plenum.node.health;

import dev.plenum.kernel.Backend;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** What the kubelet asks before it sends anybody here. */
@Singleton
@io.micronaut.management.health.indicator.annotation.Readiness
final class NodeReadiness implements HealthIndicator {
  private final Backend<?, ?, ?> backend;
  private final Readiness readiness;

  NodeReadiness(Backend<?, ?, ?> backend, Readiness readiness) {
    this.backend = backend;
    this.readiness = readiness;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    Map<String, Object> details = new TreeMap<>(readiness.requirements());
    details.put("database", backend.databaseReady());
    details.put("quorum", backend.quorumHealthy());
    return Mono.just(
        HealthResult.builder("node", readiness.ready() ? HealthStatus.UP : HealthStatus.DOWN)
            .details(details)
            .build());
  }
}
