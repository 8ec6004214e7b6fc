package dev.plenum.cli.simulate;

import java.security.SecureRandom;

/** Access codes of 130 random bits, in Crockford's letters. */
public final class Codes {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LETTERS = 26;

  private Codes() {}

  public static String fresh() {
    StringBuilder code = new StringBuilder(LETTERS);
    for (int i = 0; i < LETTERS; i++) {
      code.append(CROCKFORD.charAt(RANDOM.nextInt(CROCKFORD.length())));
    }
    return code.toString();
  }
}
