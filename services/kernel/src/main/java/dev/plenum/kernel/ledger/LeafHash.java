package dev.plenum.kernel.ledger;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.CanonicalJson;
import dev.plenum.kernel.hash.Sha256;
import dev.plenum.kernel.machine.Content;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.UUID;

/**
 * Hashes of the Merkle tree over a ledger, as in RFC 9162 section 2.1.1: a leaf is {@code
 * SHA-256(0x00 || entry)} and a node {@code SHA-256(0x01 || left || right)}. The entry is hashed as
 * canonical JSON with the keys {@code actor, command, content, epoch, events, seq, shard, time}:
 * time is {@code [millis, counter]}, content the hexadecimal hash of what was asked, which entries
 * of before it was kept lack. Anybody can recompute it from an export. Not safe for use by several
 * threads.
 */
public final class LeafHash {
  private final MessageDigest sha256 = Sha256.fresh();
  private final StringBuilder text = new StringBuilder(256);
  private final String shard;
  private String lastActor = "";
  private String lastActorJson = "\"\"";

  public LeafHash(String shard) {
    this.shard = json(shard);
  }

  /** The leaf hash of an entry's content; {@code events} is canonical JSON. */
  public byte[] leaf(
      long seq,
      long epoch,
      HybridTime time,
      UUID commandId,
      String actor,
      Content content,
      byte[] events) {
    sha256.update((byte) 0);
    text.append("{\"actor\":").append(actorJson(actor));
    text.append(",\"command\":\"").append(commandId);
    if (content.known()) {
      text.append("\",\"content\":\"").append(content);
    }
    text.append("\",\"epoch\":").append(epoch).append(",\"events\":");
    takeText();
    sha256.update(events);
    text.append(",\"seq\":").append(seq).append(",\"shard\":").append(shard);
    text.append(",\"time\":[").append(time.millis()).append(',').append(time.counter());
    text.append("]}");
    takeText();
    return sha256.digest();
  }

  /** The leaf hash that follows from what an entry contains, whatever is written beside it. */
  public byte[] of(Entry entry) {
    return leaf(
        entry.seq(),
        entry.epoch(),
        entry.time(),
        entry.commandId(),
        entry.actor(),
        entry.content(),
        entry.events());
  }

  /** Whether an entry contains what the leaf beside it says. */
  public boolean fits(Entry entry) {
    return Arrays.equals(of(entry), entry.leaf());
  }

  private void takeText() {
    sha256.update(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }

  private String actorJson(String actor) {
    if (!actor.equals(lastActor)) {
      lastActor = actor;
      lastActorJson = json(actor);
    }
    return lastActorJson;
  }

  /** Most names need no escapes; only the others are worth a JSON generator. */
  private static String json(String name) {
    boolean plain = name.chars().allMatch(c -> c > 0x1f && c < 0x7f && c != '"' && c != '\\');
    return plain ? '"' + name + '"' : new String(CanonicalJson.write(name), StandardCharsets.UTF_8);
  }

  /** The hash of an inner node. */
  public static byte[] node(MessageDigest sha256, byte[] left, byte[] right) {
    sha256.update((byte) 1);
    sha256.update(left);
    return sha256.digest(right);
  }
}
