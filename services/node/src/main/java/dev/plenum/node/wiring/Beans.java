package dev.plenum.node.wiring;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.files.Pseudonyms;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Secrets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What the application is wired from besides its own classes. */
@Factory
final class Beans {

  @Singleton
  @Primary
  InstantSource clock() {
    return InstantSource.system();
  }

  @Singleton
  Pseudonyms pseudonyms(Secrets secrets, NodeSettings settings) {
    return new Pseudonyms(secrets.rollKey(), settings.resource());
  }

  @Singleton
  @Bean(preDestroy = "close")
  Backend backend(Backend.Factory factory, MeterRegistry registry) {
    Backend backend = factory.create(registry);
    backend.start();
    return backend;
  }

  @Singleton
  @Bean
  Shard<Election, ElectionCommand, ElectionEvent> shard(Backend backend) {
    return backend.shard();
  }
}
