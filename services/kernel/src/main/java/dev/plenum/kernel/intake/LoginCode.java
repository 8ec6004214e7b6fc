package dev.plenum.kernel.intake;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** Codes in Crockford's base32, which people type from paper. */
public final class LoginCode {
  /** Of a code that is made here: 26 times 5 bits, so 128 and two more. */
  public static final int LENGTH = 26;

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int GROUP = 5;
  private static final int LAST_GROUP = 20;

  private LoginCode() {}

  /**
   * A new code in groups, as on paper: {@code 7M6ET-ZWF05-7J6W0-ZMDSG-PPR4N5}.
   *
   * @param random that nobody can foretell
   */
  public static String fresh(RandomGenerator random) {
    StringBuilder code = new StringBuilder(LENGTH + LENGTH / GROUP);
    for (int i = 0; i < LENGTH; i++) {
      code.append(i > 0 && i % GROUP == 0 && i <= LAST_GROUP ? "-" : "");
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

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
