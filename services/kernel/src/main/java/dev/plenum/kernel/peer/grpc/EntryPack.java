package dev.plenum.kernel.peer.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.machine.Content;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The entries of a prepared batch as one run of bytes, big-endian: for each the packed time (8),
 * the command id (16), the leaf (32), the content's length (4) and hash, the actor's length (4) and
 * UTF-8, the events' length (4) and JSON. Epoch and sequence numbers follow from the batch. A batch
 * has hundreds of entries and goes to every peer: one message object for each of them took as long
 * as deciding them.
 */
final class EntryPack {
  private static final int LEAF = 32;
  private static final int FIXED = 8 + 16 + LEAF + 4 + 4 + 4;

  private EntryPack() {}

  static ByteString pack(List<Entry> entries) {
    byte[][] actors = new byte[entries.size()][];
    int size = 0;
    for (int i = 0; i < actors.length; i++) {
      actors[i] = entries.get(i).actor().getBytes(StandardCharsets.UTF_8);
      Entry entry = entries.get(i);
      size += FIXED + entry.content().sha256().length + actors[i].length + entry.events().length;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    for (int i = 0; i < actors.length; i++) {
      put(out, entries.get(i), actors[i]);
    }
    return UnsafeByteOperations.unsafeWrap(out.flip());
  }

  private static void put(ByteBuffer out, Entry entry, byte[] actor) {
    out.putLong(entry.time().packed());
    out.putLong(entry.commandId().getMostSignificantBits());
    out.putLong(entry.commandId().getLeastSignificantBits());
    out.put(entry.leaf(), 0, LEAF);
    byte[] content = entry.content().sha256();
    out.putInt(content.length).put(content);
    out.putInt(actor.length).put(actor);
    out.putInt(entry.events().length).put(entry.events());
  }

  /** Throws {@link IllegalArgumentException} where the bytes are not what {@link #pack} makes. */
  static List<Entry> unpack(ByteString packed, long epoch, long firstSeq, int count) {
    ByteBuffer in = packed.asReadOnlyByteBuffer();
    if (count < 0 || count > in.remaining() / FIXED) {
      throw new IllegalArgumentException(count + " entries in " + in.remaining() + " bytes");
    }
    List<Entry> entries = new ArrayList<>(count);
    try {
      for (int i = 0; i < count; i++) {
        entries.add(get(in, epoch, firstSeq + i));
      }
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a packed batch is cut off", e);
    }
    return entries;
  }

  private static Entry get(ByteBuffer in, long epoch, long seq) {
    HybridTime time = new HybridTime(in.getLong());
    UUID commandId = new UUID(in.getLong(), in.getLong());
    byte[] leaf = bytes(in, LEAF);
    Content content = new Content(bytes(in, in.getInt()));
    String actor = new String(bytes(in, in.getInt()), StandardCharsets.UTF_8);
    return new Entry(seq, epoch, time, commandId, actor, content, bytes(in, in.getInt()), leaf);
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a length of " + length + " in a packed batch");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
