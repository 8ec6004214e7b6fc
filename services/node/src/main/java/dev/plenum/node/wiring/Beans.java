package dev.plenum.node.wiring;

import dev.plenum.kernel.Backend;
import dev.plenum.kernel.account.AccountStore;
import dev.plenum.kernel.blob.BlobStore;
import dev.plenum.kernel.live.Live;
import dev.plenum.kernel.locks.PeopleLocks;
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
  @Bean(preDestroy = "close")
  Backend<?, ?, ?> backend(Backend.Factory factory, MeterRegistry registry) {
    Backend<?, ?, ?> backend = factory.create(registry);
    backend.start();
    return backend;
  }

  @Singleton
  BlobStore blobs(Backend<?, ?, ?> backend) {
    return backend.blobs();
  }

  @Singleton
  AccountStore accounts(Backend<?, ?, ?> backend) {
    return backend.accounts();
  }

  @Singleton
  Live live(Backend<?, ?, ?> backend) {
    return backend.live();
  }

  @Singleton
  PeopleLocks locks(Backend<?, ?, ?> backend) {
    return backend.locks();
  }
}
