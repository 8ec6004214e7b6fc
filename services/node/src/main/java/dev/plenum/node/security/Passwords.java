package dev.plenum.node.security;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.plenum.node.settings.Secrets;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * The officers' passwords, kept as Argon2id. Checking one costs 19 MiB and some tens of
 * milliseconds, so only a few are checked at once.
 */
@Singleton
public final class Passwords {
  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  private final Semaphore atOnce = new Semaphore(2);
  private final Map<String, String> hashes = new HashMap<>();
  private final String nobody;

  Passwords(Secrets secrets) {
    secrets.passwords().forEach((user, password) -> hashes.put(user, hash(password)));
    nobody = hash("nobody");
  }

  /** Takes as long for an unknown user as for a wrong password. */
  public boolean matches(String user, String password) {
    String hash = hashes.get(user);
    atOnce.acquireUninterruptibly();
    try {
      return ARGON2ID.check(password, hash == null ? nobody : hash) && hash != null;
    } finally {
      atOnce.release();
    }
  }

  private static String hash(String password) {
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    return ARGON2ID
        .hash(password.getBytes(java.nio.charset.StandardCharsets.UTF_8), salt)
        .getResult();
  }
}
