package dev.plenum.election.count;

import dev.plenum.kernel.hash.Sha256;
import java.util.Comparator;
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
    return Sha256.hex(key + "\0" + contest + "\0" + option);
  }
}
