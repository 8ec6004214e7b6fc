package dev.plenum.cli.local;

import java.security.SecureRandom;
import java.util.Base64;

/** Fresh secrets of a run, as the operator would make them. */
public record Credentials(
    String jwtKey, String rollKey, String beaconKey, String adminPassword, String tallyPassword) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int KEY_BYTES = 32;
  private static final int PASSWORD_LETTERS = 12;

  public static Credentials fresh() {
    return new Credentials(key(), key(), key(), password(), password());
  }

  private static String key() {
    byte[] bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String password() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LETTERS; i++) {
      password.append(i > 0 && i % 4 == 0 ? "-" : "");
      password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
