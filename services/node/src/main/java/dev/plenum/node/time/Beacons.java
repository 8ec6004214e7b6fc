package dev.plenum.node.time;

import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signed statements of the time, a new one every five seconds. Whoever sends one back proves that
 * it was heard, and so that the sender acted after it. All nodes read each other's.
 */
@Singleton
public final class Beacons {
  public static final Duration EVERY = Duration.ofSeconds(5);
  private static final int SIGNATURE = 16;

  /** Longest text of two whole numbers. */
  private static final int LONGEST = 40;

  private final SecretKeySpec key;
  private final String election;
  private final LongSupplier head;

  /**
   * What a beacon states.
   *
   * @param lamportFloor the Lamport time that whoever heard it has at the least; a node that knows
   *     more of the ledger takes that instead
   */
  public record Heard(Instant time, long lamportFloor) {}

  @Inject
  Beacons(Secrets secrets, NodeSettings settings, Shard<?, ?, ?> shard) {
    this(secrets, settings, () -> shard.view().seq());
  }

  /**
   * Beacons of a node.
   *
   * @param head the last entry that this node has folded
   */
  Beacons(Secrets secrets, NodeSettings settings, LongSupplier head) {
    this.head = head;
    this.key = new SecretKeySpec(secrets.beaconKey(), "HmacSHA256");
    this.election = settings.resource();
  }

  /** The beacon in force at {@code now}. */
  public String at(Instant now) {
    long number = now.toEpochMilli() / EVERY.toMillis();
    String stated = number + "." + head.getAsLong();
    return stated + "." + signature(stated);
  }

  /** What a beacon states; null where we did not sign it. */
  public @Nullable Heard verify(String beacon) {
    int dot = beacon.lastIndexOf('.');
    if (dot < 1 || dot > LONGEST) {
      return null;
    }
    String stated = beacon.substring(0, dot);
    boolean ours =
        MessageDigest.isEqual(
            signature(stated).getBytes(StandardCharsets.US_ASCII),
            beacon.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
    return ours ? heard(stated) : null;
  }

  private static Heard heard(String stated) {
    int dot = stated.indexOf('.');
    long number = Long.parseLong(stated, 0, dot, 10);
    return new Heard(
        Instant.ofEpochMilli(number * EVERY.toMillis()),
        Long.parseLong(stated, dot + 1, stated.length(), 10));
  }

  private String signature(String stated) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] full =
          mac.doFinal(("beacon|" + election + "|" + stated).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(java.util.Arrays.copyOf(full, SIGNATURE));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
