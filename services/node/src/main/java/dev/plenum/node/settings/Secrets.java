package dev.plenum.node.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** The mounted secrets. Read once at start; a changed one needs a restart. */
@SuppressWarnings("ArrayRecordComponent") // keys, never compared
public record Secrets(
    byte[] jwtKey, byte[] rollKey, byte[] beaconKey, String adminPassword, String tallyPassword) {
  private static final int SHORTEST_KEY = 32;

  public static Secrets read(Path folder) {
    Path secrets = folder.resolve("secrets");
    return new Secrets(
        key(secrets.resolve("jwt-key")),
        key(secrets.resolve("roll-key")),
        key(secrets.resolve("beacon-key")),
        text(secrets.resolve("admin-password")),
        text(secrets.resolve("tally-password")));
  }

  private static byte[] key(Path file) {
    byte[] key = Base64.getDecoder().decode(text(file));
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          file + " has " + key.length + " bytes; a key needs " + SHORTEST_KEY);
    }
    return key;
  }

  static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Keeps keys and passwords out of logs. */
  @Override
  public String toString() {
    return "Secrets[…]";
  }
}
