package dev.plenum.election.domain;

import dev.plenum.kernel.hash.Sha256;
import org.jspecify.annotations.Nullable;

/** The key that decides ties by lot: promised by its hash beforehand, released with the count. */
public final class LotKey {
  private LotKey() {}

  public static String commitment(String key) {
    return Sha256.hex(key);
  }

  static boolean matches(@Nullable String commitment, String key) {
    return commitment == null || commitment.equals(commitment(key));
  }
}
