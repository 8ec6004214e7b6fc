package dev.plenum.node.watch;

import dev.plenum.kernel.work.Rounds;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the mounted files again and again: a mounted file changes by a swapped link, which file
 * notifications miss.
 */
@Context
final class FileWatcher {
  private static final Logger log = LoggerFactory.getLogger(FileWatcher.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** A roll of a hundred thousand is put into force in hundreds of commands. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final List<MountedFile> files;
  private final Rounds scheduler = new Rounds("files");

  FileWatcher(List<MountedFile> files) {
    this.files = files;
    scheduler.every(Duration.ZERO, EVERY, LONGEST, "looking at the mounted files", this::look);
  }

  private void look() {
    for (MountedFile file : files) {
      try {
        file.look();
      } catch (RuntimeException | Error e) {
        log.error("looking at the mounted files failed", e);
      }
    }
  }

  /** Whether the files have been looked at lately. */
  boolean looks() {
    return scheduler.overdue().isEmpty();
  }

  @PreDestroy
  void close() {
    scheduler.close();
  }
}
