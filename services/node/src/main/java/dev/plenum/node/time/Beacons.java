package dev.plenum.node.time;

import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Secrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signed statements of the time, a new one every five seconds. Whoever sends one back proves that
 * it was heard, and so that the sender acted after it. All nodes make the same.
 */
@Singleton
public final class Beacons {
  public static final Duration EVERY = Duration.ofSeconds(5);
  private static final int SIGNATURE = 16;

  private final SecretKeySpec key;
  private final String election;

  Beacons(Secrets secrets, NodeSettings settings) {
    this.key = new SecretKeySpec(secrets.beaconKey(), "HmacSHA256");
    this.election = settings.resource();
  }

  /** The beacon in force at {@code now}. */
  public String at(Instant now) {
    long number = now.toEpochMilli() / EVERY.toMillis();
    return number + "." + signature(number);
  }

  /** The time that a beacon states; null where we did not sign it. */
  public @Nullable Instant verify(String beacon) {
    int dot = beacon.indexOf('.');
    if (dot < 1 || dot > 15) {
      return null;
    }
    long number;
    try {
      number = Long.parseLong(beacon, 0, dot, 10);
    } catch (NumberFormatException e) {
      return null;
    }
    boolean ours =
        MessageDigest.isEqual(
            signature(number).getBytes(StandardCharsets.US_ASCII),
            beacon.substring(dot + 1).getBytes(StandardCharsets.US_ASCII));
    return ours ? Instant.ofEpochMilli(number * EVERY.toMillis()) : null;
  }

  private String signature(long number) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] full =
          mac.doFinal(("beacon|" + election + "|" + number).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(java.util.Arrays.copyOf(full, SIGNATURE));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
