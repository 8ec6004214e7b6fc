package dev.plenum.node.health;

import dev.plenum.kernel.Backend;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Not alive: a kernel that could not start and never will, until the process is restarted. */
@Singleton
@Liveness
final class NodeLiveness implements HealthIndicator {
  private final Backend<?, ?, ?> backend;

  NodeLiveness(Backend<?, ?, ?> backend) {
    this.backend = backend;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.just(
        HealthResult.builder("kernel", backend.failed() ? HealthStatus.DOWN : HealthStatus.UP)
            .build());
  }
}
