package dev.plenum.election.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The key that decides ties by lot: promised by its hash beforehand, released with the count. */
public final class LotKey {
  private LotKey() {}

  public static String commitment(String key) {
    return HexFormat.of().formatHex(sha256(key));
  }

  static boolean matches(@Nullable String commitment, String key) {
    return commitment == null || commitment.equals(commitment(key));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
