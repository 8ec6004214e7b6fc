package dev.plenum.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Writes what was measured where documents quote it from. */
final class Evidence {
  private static final Path FILE = Path.of("target/evidence/e2e.jsonl");

  private Evidence() {}

  static void count(String name, long value, String unit, String run) {
    write(name, (double) value, unit, run);
  }

  static void write(String name, double value, String unit, String run) {
    String line =
        String.format(
            Locale.ROOT,
            "{\"name\": \"%s\", \"value\": %.3f, \"unit\": \"%s\", \"run\": \"%s\"}%n",
            name,
            value,
            unit,
            run);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
