package dev.plenum.node.watch;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the mounted files again and again: a mounted file changes by a swapped link, which file
 * notifications miss.
 */
@Context
final class FileWatcher {
  private static final Logger log = LoggerFactory.getLogger(FileWatcher.class);
  private static final long EVERY_MILLIS = 1_000;

  private final List<MountedFile> files;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("files").daemon().factory());

  FileWatcher(List<MountedFile> files) {
    this.files = files;
    var _ = scheduler.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    for (MountedFile file : files) {
      try {
        file.look();
      } catch (RuntimeException e) {
        log.error("looking at the mounted files failed", e);
      }
    }
  }

  @PreDestroy
  void close() {
    scheduler.shutdownNow();
  }
}
