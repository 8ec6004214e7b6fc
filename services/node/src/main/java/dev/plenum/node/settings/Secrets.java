package dev.plenum.node.settings;

import dev.plenum.kernel.intake.KeyedHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mounted secrets. Read once at start; a changed one needs a restart.
 *
 * @param passwords of the officers, by the name of each: the files {@code <name>-password}
 */
@SuppressWarnings("ArrayRecordComponent") // keys, never compared
public record Secrets(
    byte[] jwtKey, byte[] rollKey, byte[] beaconKey, Map<String, String> passwords) {
  private static final int SHORTEST_KEY = 32;
  private static final String PASSWORD = "-password";

  public Secrets {
    passwords = Map.copyOf(passwords);
  }

  public static Secrets read(Path folder) {
    Path secrets = folder.resolve("secrets");
    return new Secrets(
        key(secrets.resolve("jwt-key")),
        key(secrets.resolve("roll-key")),
        key(secrets.resolve("beacon-key")),
        passwords(secrets));
  }

  private static Map<String, String> passwords(Path secrets) {
    Map<String, String> passwords = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(secrets, "*" + PASSWORD)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        passwords.put(name.substring(0, name.length() - PASSWORD.length()), text(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + secrets, e);
    }
    return passwords;
  }

  private static byte[] key(Path file) {
    byte[] key = Base64.getDecoder().decode(text(file));
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          file + " has " + key.length + " bytes; a key needs " + SHORTEST_KEY);
    }
    return key;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Names the key that pseudonyms are made with, and tells nothing of it. */
  public String rollKeyFingerprint() {
    return new KeyedHash(rollKey).of("plenum/ledger");
  }

  /** Keeps keys and passwords out of logs. */
  @Override
  public String toString() {
    return "Secrets[…]";
  }
}
