package dev.plenum.node.exam.watch;

import dev.plenum.exam.files.Bundle;
import dev.plenum.exam.files.ExamFile;
import dev.plenum.exam.files.PaperFolder;
import dev.plenum.kernel.intake.table.Reading;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Resource;
import dev.plenum.node.watch.Problems;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The paper as it is declared: a mounted file with its pictures beside it, or inline items. */
@Singleton
public final class PaperShelf {
  private final NodeSettings settings;
  private final Resource resource;
  private List<Object> seen = List.of();
  private volatile @Nullable Bundle bundle;
  private int reading;
  private volatile @Nullable String error;

  PaperShelf(NodeSettings settings, Resource resource) {
    this.settings = settings;
    this.resource = resource;
  }

  /** The declared paper as last read without problems; null where there is none. */
  public @Nullable Bundle bundle() {
    return bundle;
  }

  /** Counts how often a paper was read. */
  int reading() {
    return reading;
  }

  /** What is wrong with the paper as it now is; the last good one stays in use. */
  public @Nullable String error() {
    return error;
  }

  void failed(String problem) {
    error = problem;
  }

  /** Looks again; reads what changed. */
  void look() {
    Object content = resource.load();
    String key = ExamFile.paperKey(content);
    Path folder = settings.folder().resolve("paper");
    List<Object> now = key == null ? List.of(inline(content)) : files(folder);
    if (now.equals(seen)) {
      return;
    }
    try {
      read(key, content, folder);
    } catch (RuntimeException | Error e) {
      error = "the paper cannot be read and is tried again: " + e.getClass().getSimpleName();
      throw e;
    }
    seen = now;
  }

  private void read(@Nullable String key, @Nullable Object content, Path folder) {
    if (key == null) {
      take(ExamFile.inlinePaper(settings.resource(), content));
    } else if (Files.isDirectory(folder)) {
      take(PaperFolder.read(folder, key));
    } else {
      error = "the paper is missing";
    }
  }

  private void take(Reading<Bundle> read) {
    if (read.good()) {
      bundle = read.get();
      error = null;
      reading++;
    } else {
      error = Problems.summary(read.problems());
    }
  }

  private static Object inline(@Nullable Object resource) {
    return resource instanceof Map<?, ?> map
            && map.get("spec") instanceof Map<?, ?> spec
            && spec.get("items") != null
        ? spec.get("items")
        : "none";
  }

  /** What tells whether a file is another one: a mounted file changes by a swapped link. */
  private static List<Object> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of("missing");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
          .sorted()
          .map(PaperShelf::stamp)
          .toList();
    } catch (IOException e) {
      return List.of("unreadable");
    }
  }

  private static Object stamp(Path path) {
    try {
      Path real = path.toRealPath();
      return List.of(
          path.toString(), real.toString(), Files.size(real), Files.getLastModifiedTime(real));
    } catch (IOException e) {
      return path.toString();
    }
  }
}
