package dev.plenum.election.http;

import dev.plenum.kernel.intake.LoginCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The short name of a ballot that a person can read out: the first 80 bits of its leaf hash in
 * Crockford's base32, in groups of four.
 */
public final class Tracker {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int CHARACTERS = 16;
  private static final int HEX_DIGITS = 20;

  private Tracker() {}

  public static String of(String leaf) {
    StringBuilder tracker = new StringBuilder(CHARACTERS + 3);
    // Five hexadecimal digits are twenty bits, which are four characters.
    for (int at = 0; at < HEX_DIGITS; at += 5) {
      int bits = Integer.parseInt(leaf, at, at + 5, 16);
      if (at > 0) {
        tracker.append('-');
      }
      for (int shift = 15; shift >= 0; shift -= 5) {
        tracker.append(ALPHABET.charAt((bits >>> shift) & 31));
      }
    }
    return tracker.toString();
  }

  /** The first 20 hexadecimal digits of the leaf that a tracker names; null where it names none. */
  public static @Nullable String leafPrefix(String tracker) {
    String plain = LoginCode.plain(tracker);
    if (plain.length() != CHARACTERS) {
      return null;
    }
    StringBuilder hex = new StringBuilder(HEX_DIGITS);
    for (int at = 0; at < CHARACTERS; at += 4) {
      int bits = 0;
      for (int i = at; i < at + 4; i++) {
        int value = ALPHABET.indexOf(plain.charAt(i));
        if (value < 0) {
          return null;
        }
        bits = (bits << 5) | value;
      }
      hex.append(String.format(Locale.ROOT, "%05x", bits));
    }
    return hex.toString();
  }
}
