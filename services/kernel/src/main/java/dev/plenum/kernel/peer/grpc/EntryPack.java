package dev.plenum.kernel.peer.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.PackedEntry;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a prepared batch as one run of bytes, each as {@link PackedEntry} has it. Epoch
 * and sequence numbers follow from the batch. A batch has hundreds of entries and goes to every
 * peer: one message object for each of them took as long as deciding them.
 */
final class EntryPack {
  private EntryPack() {}

  static ByteString pack(List<Entry> entries) {
    List<PackedEntry> packed = entries.stream().map(PackedEntry::new).toList();
    ByteBuffer out = ByteBuffer.allocate(packed.stream().mapToInt(PackedEntry::size).sum());
    packed.forEach(entry -> entry.put(out));
    return UnsafeByteOperations.unsafeWrap(out.flip());
  }

  /** Throws {@link IllegalArgumentException} where the bytes are not what {@link #pack} makes. */
  static List<Entry> unpack(ByteString packed, long epoch, long firstSeq, int count) {
    ByteBuffer in = packed.asReadOnlyByteBuffer();
    if (count < 0 || count > in.remaining() / PackedEntry.LEAST_BYTES) {
      throw new IllegalArgumentException(count + " entries in " + in.remaining() + " bytes");
    }
    List<Entry> entries = new ArrayList<>(count);
    try {
      for (int i = 0; i < count; i++) {
        entries.add(PackedEntry.get(in, epoch, firstSeq + i));
      }
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a packed batch is cut off", e);
    }
    return entries;
  }
}
