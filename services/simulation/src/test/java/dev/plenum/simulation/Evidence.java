package dev.plenum.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes what was counted where documents quote it from. */
public final class Evidence {
  private static final Path FILE = Path.of("target/evidence/simulation.jsonl");

  private Evidence() {}

  /** One line. */
  public static void write(String name, long value, String unit) {
    String line =
        "{\"name\": \"%s\", \"value\": %d, \"unit\": \"%s\"}%n".formatted(name, value, unit);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
