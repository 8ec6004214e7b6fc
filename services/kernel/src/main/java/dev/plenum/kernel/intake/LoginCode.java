package dev.plenum.kernel.intake;

import java.util.Locale;

/** Codes in Crockford's base32, which people type from paper. */
public final class LoginCode {
  private LoginCode() {}

  /** As Crockford reads what people write: no case, no groups, O is 0, I and L are 1. */
  public static String plain(String written) {
    StringBuilder plain = new StringBuilder(written.length());
    for (char c : written.toUpperCase(Locale.ROOT).toCharArray()) {
      switch (c) {
        case '-', ' ', '\t', '\n', '\r' -> {}
        case 'O' -> plain.append('0');
        case 'I', 'L' -> plain.append('1');
        default -> plain.append(c);
      }
    }
    return plain.toString();
  }
}
