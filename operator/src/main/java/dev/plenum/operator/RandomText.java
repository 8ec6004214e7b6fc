package dev.plenum.operator;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The one source of randomness: keys for programs, passwords that people can type. */
final class RandomText implements UnaryOperator<String> {
  private static final int KEY_BYTES = 32;

  /** Without letters and digits that are taken for one another. */
  private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int PASSWORD_LENGTH = 24;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String apply(String key) {
    return key.endsWith("-key") ? key() : password();
  }

  private String key() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private String password() {
    return random
        .ints(PASSWORD_LENGTH, 0, READABLE.length())
        .mapToObj(index -> String.valueOf(READABLE.charAt(index)))
        .collect(Collectors.joining());
  }
}
