package dev.plenum.node.security;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.settings.Secrets;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Passwords as Argon2id, and the officers' own. Checking one costs 7 MiB and some tens of
 * milliseconds, so only a few are checked at once.
 *
 * <p>Of the settings that OWASP's Password Storage Cheat Sheet calls equal, the one that needs the
 * least memory: the library keeps a block of that size for good.
 */
@Singleton
public final class Passwords {
  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(7 * 1024, 5, 1, 32, Argon2.ID);

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Fair, so that whoever came is served before a flood that came later. */
  private final Semaphore atOnce = new Semaphore(2, true);

  private final Map<String, String> hashes = new HashMap<>();
  private final String nobody;

  Passwords(Secrets secrets) {
    secrets.passwords().forEach((user, password) -> hashes.put(user, hash(password)));
    nobody = hash("nobody");
  }

  /** The hash of an officer's password; null where nobody holds such an office. */
  @Nullable String officer(String user) {
    return hashes.get(user);
  }

  /** Whether an officer signs in by this name. */
  public boolean isOfficer(String user) {
    return hashes.containsKey(user);
  }

  /**
   * Takes as long for somebody unknown as for a wrong password.
   *
   * @param hash null for somebody unknown, whom no password fits
   */
  public boolean matches(@Nullable String hash, String password) {
    enter();
    try {
      return ARGON2ID.check(password, hash == null ? nobody : hash) && hash != null;
    } finally {
      atOnce.release();
    }
  }

  /** A password as it may be kept, with a salt of its own. */
  public String hash(String password) {
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    enter();
    try {
      return ARGON2ID.hash(password.getBytes(StandardCharsets.UTF_8), salt).getResult();
    } finally {
      atOnce.release();
    }
  }

  private void enter() {
    try {
      if (atOnce.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "Busy",
        "Too many passwords are being checked at once. Send the same request again.",
        null,
        PATIENCE);
  }
}
