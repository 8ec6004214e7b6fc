package dev.plenum.kernel.ledger;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.machine.Content;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * An entry as one run of bytes, big-endian: the packed time (8), the command id (16), the leaf
 * (32), the content's length (4) and hash, the actor's length (4) and UTF-8, the events' length (4)
 * and JSON. Epoch and sequence number are said beside it. Nodes send it to each other, so what it
 * consists of never changes.
 */
public final class PackedEntry {
  private static final int LEAF_AT = 8 + 16;
  private static final int LEAF = 32;

  /** What the shortest entry takes. */
  public static final int LEAST_BYTES = LEAF_AT + LEAF + 4 + 4 + 4;

  private final Entry entry;
  private final byte[] actor;

  public PackedEntry(Entry entry) {
    this.entry = entry;
    this.actor = entry.actor().getBytes(StandardCharsets.UTF_8);
  }

  /** How many bytes it takes. */
  public int size() {
    return LEAST_BYTES + entry.content().sha256().length + actor.length + entry.events().length;
  }

  /** Puts it where {@code out} stands. */
  public void put(ByteBuffer out) {
    out.putLong(entry.time().packed());
    out.putLong(entry.commandId().getMostSignificantBits());
    out.putLong(entry.commandId().getLeastSignificantBits());
    out.put(entry.leaf(), 0, LEAF);
    byte[] content = entry.content().sha256();
    out.putInt(content.length).put(content);
    out.putInt(actor.length).put(actor);
    out.putInt(entry.events().length).put(entry.events());
  }

  /**
   * Gets the one where {@code in} stands.
   *
   * @throws IllegalArgumentException where the bytes are not what {@link #put} makes
   * @throws BufferUnderflowException where they end too soon
   */
  public static Entry get(ByteBuffer in, long epoch, long seq) {
    HybridTime time = new HybridTime(in.getLong());
    UUID commandId = new UUID(in.getLong(), in.getLong());
    byte[] leaf = bytes(in, LEAF);
    Content content = new Content(bytes(in, in.getInt()));
    String actor = new String(bytes(in, in.getInt()), StandardCharsets.UTF_8);
    return new Entry(seq, epoch, time, commandId, actor, content, bytes(in, in.getInt()), leaf);
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a length of " + length + " in a packed entry");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  /** The leaf of the one that begins there. */
  public static byte[] leaf(ByteBuffer in, int at) {
    byte[] leaf = new byte[LEAF];
    in.get(at + LEAF_AT, leaf);
    return leaf;
  }
}
