package dev.plenum.node.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder, in the order of their names, read only when one of them is another than
 * before. What they hold is not kept.
 */
public final class FolderChanges {
  private record Seen(Path real, long bytes, long modified) {}

  private final Path folder;
  private List<Seen> seen = List.of();

  public FolderChanges(Path folder) {
    this.folder = folder;
  }

  /** The contents where one changed since the last look; null where none did. */
  public @Nullable List<byte[]> look() {
    try {
      List<Seen> now = files();
      if (now.isEmpty()) {
        throw new NoSuchFileException(folder.toString());
      }
      if (now.equals(seen)) {
        return null;
      }
      List<byte[]> contents = new ArrayList<>();
      for (Seen file : now) {
        contents.add(Files.readAllBytes(file.real()));
      }
      seen = now;
      return contents;
    } catch (IOException e) {
      seen = List.of();
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  /** Kubernetes' own links begin with a dot; a changed file lies behind another one of them. */
  private List<Seen> files() throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.list(folder)) {
      paths =
          all.filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
              .filter(Files::isRegularFile)
              .sorted()
              .toList();
    }
    List<Seen> files = new ArrayList<>();
    for (Path path : paths) {
      Path real = path.toRealPath();
      files.add(new Seen(real, Files.size(real), Files.getLastModifiedTime(real).toMillis()));
    }
    return files;
  }
}
