package dev.plenum.election.count;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * A lot that anyone can draw again: options in ascending order of {@code SHA-256(key || 0 ||
 * contest || 0 || option)}, hexadecimal; the first is favoured.
 */
public final class Lot {
  private Lot() {}

  public static List<String> draw(String key, String contest, List<String> options) {
    return options.stream()
        .sorted(Comparator.comparing(option -> ticket(key, contest, option)))
        .toList();
  }

  private static String ticket(String key, String contest, String option) {
    try {
      byte[] text = (key + "\0" + contest + "\0" + option).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
