package dev.plenum.bench;

import dev.plenum.kernel.codec.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes measured figures as JSON lines: name, value, unit, and how they were taken. */
final class Evidence {
  static final Path FILE = Path.of("bench", "target", "evidence", "bench.jsonl");

  private Evidence() {}

  static void write(String name, double value, String unit, String run) {
    String line =
        "{\"name\":%s,\"value\":%s,\"unit\":%s,\"run\":%s}"
            .formatted(text(name), rounded(value), text(unit), text(run));
    System.out.println(line);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String text) {
    return new String(CanonicalJson.write(text), StandardCharsets.UTF_8);
  }

  private static String rounded(double value) {
    return Math.abs(value) >= 100
        ? String.valueOf(Math.round(value))
        : String.valueOf(Math.round(value * 1000) / 1000.0);
  }
}
