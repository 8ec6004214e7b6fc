package dev.plenum.kernel.machine;

import dev.plenum.kernel.hash.Sha256;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Ids of commands that the system sends itself: UUIDs of version 8 (RFC 9562, section 5.8).
 *
 * <p>They follow from the occasion, so that every node and every leader after it sends the same
 * one; so anybody could compute them. Callers may therefore not send that version: whoever came
 * first with the id of an automatic closing would keep it from happening.
 */
public final class CommandIds {
  private static final int OWN_VERSION = 8;

  private CommandIds() {}

  /** The id of the one command that stands for this occasion. */
  public static UUID own(String occasion) {
    ByteBuffer hash = ByteBuffer.wrap(Sha256.of(occasion));
    long high = (hash.getLong() & ~0xF000L) | ((long) OWN_VERSION << 12);
    long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }

  /** Whether only the system may send this id. */
  public static boolean reserved(UUID id) {
    return id.version() == OWN_VERSION;
  }
}
