package dev.plenum.node.grpc;

import dev.plenum.kernel.work.Rounds;
import dev.plenum.node.health.Readiness;
import io.grpc.BindableService;
import io.grpc.ServerBuilder;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * What the gRPC server has besides the domain's service: virtual threads, reflection and health.
 */
@Factory
final class GrpcServer {
  private static final int LARGEST_MESSAGE = 64 * 1024;

  private final Rounds watcher = new Rounds("grpc-health");

  @Singleton
  BeanCreatedEventListener<ServerBuilder<?>> builder() {
    return new BeanCreatedEventListener<>() {
      @Override
      public ServerBuilder<?> onCreated(BeanCreatedEvent<ServerBuilder<?>> event) {
        return event
            .getBean()
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .executor(
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("grpc-", 0).factory()));
      }
    };
  }

  @Singleton
  BindableService reflection() {
    return ProtoReflectionServiceV1.newInstance();
  }

  @Singleton
  @Bean
  BindableService health(Readiness readiness, MethodRoles domain) {
    HealthStatusManager manager = new HealthStatusManager();
    watcher.every(
        Duration.ofMillis(500),
        "telling the health of gRPC",
        () -> {
          ServingStatus status =
              readiness.ready() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
          manager.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
          manager.setStatus(domain.service(), status);
        });
    return manager.getHealthService();
  }

  @PreDestroy
  void close() {
    watcher.close();
  }
}
