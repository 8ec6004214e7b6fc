package dev.plenum.node.watch;

import dev.plenum.node.health.Requirement;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** That the mounted files are looked at is a part of a node's health. */
@Factory
final class WatchedFiles {

  @Singleton
  @Named("files")
  Requirement lookedAt(FileWatcher watcher) {
    return new Requirement("files", watcher::looks);
  }
}
