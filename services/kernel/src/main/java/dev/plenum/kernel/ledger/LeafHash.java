package dev.plenum.kernel.ledger;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Hashes of the Merkle tree over a ledger, as in RFC 9162 section 2.1.1: a leaf is {@code
 * SHA-256(0x00 || entry)} and a node {@code SHA-256(0x01 || left || right)}. The entry is hashed as
 * canonical JSON with the keys {@code actor, command, epoch, events, seq, shard, time}, where time
 * is {@code [millis, counter]}; anybody can recompute it from an export. Not safe for use by
 * several threads.
 */
public final class LeafHash {
  private final MessageDigest sha256 = sha256();
  private final ByteArrayOutputStream text = new ByteArrayOutputStream(512);
  private final String shard;

  public LeafHash(String shard) {
    this.shard = new String(CanonicalJson.write(shard), StandardCharsets.UTF_8);
  }

  /** The leaf hash of an entry's content; {@code events} is canonical JSON. */
  public byte[] leaf(
      long seq, long epoch, HybridTime time, UUID commandId, String actor, byte[] events) {
    text.reset();
    ascii("{\"actor\":");
    text.writeBytes(CanonicalJson.write(actor));
    ascii(",\"command\":\"" + commandId + "\",\"epoch\":" + epoch + ",\"events\":");
    text.writeBytes(events);
    ascii(",\"seq\":" + seq + ",\"shard\":" + shard);
    ascii(",\"time\":[" + time.millis() + "," + time.counter() + "]}");
    sha256.update((byte) 0);
    return sha256.digest(text.toByteArray());
  }

  /** The hash of an inner node. */
  public static byte[] node(MessageDigest sha256, byte[] left, byte[] right) {
    sha256.update((byte) 1);
    sha256.update(left);
    return sha256.digest(right);
  }

  /** A fresh SHA-256, which every Java platform has. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA-256", e);
    }
  }

  private void ascii(String part) {
    text.writeBytes(part.getBytes(StandardCharsets.UTF_8));
  }
}
