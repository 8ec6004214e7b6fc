package dev.plenum.node.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file whose content is looked at only when it is another than before. */
public final class Changes {
  private final Path file;
  private byte @Nullable [] seen;

  public Changes(Path file) {
    this.file = file;
  }

  /** The content where it changed since the last look; null where it did not. */
  public byte @Nullable [] look() {
    try {
      byte[] now = Files.readAllBytes(file);
      if (Arrays.equals(now, seen)) {
        return null;
      }
      seen = now;
      return now;
    } catch (IOException e) {
      seen = null;
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
