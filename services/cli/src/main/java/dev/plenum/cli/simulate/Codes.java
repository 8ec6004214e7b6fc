package dev.plenum.cli.simulate;

import dev.plenum.kernel.intake.LoginCode;
import java.security.SecureRandom;

/** Access codes that nobody can foretell. */
public final class Codes {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Codes() {}

  public static String fresh() {
    return LoginCode.fresh(RANDOM);
  }
}
