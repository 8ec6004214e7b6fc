package dev.plenum.kernel.testing;

import dev.plenum.kernel.replica.SnapshotStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Snapshots in memory, of one shard, by state version. */
public class MemorySnapshots implements SnapshotStore {
  private final Map<Integer, NavigableMap<Long, byte[]>> kept = new TreeMap<>();

  @Override
  public synchronized void write(String shard, int stateVersion, long seq, Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      content.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    of(stateVersion).put(seq, bytes.toByteArray());
  }

  @Override
  public synchronized List<Long> whole(String shard, int stateVersion) {
    return List.copyOf(of(stateVersion).descendingKeySet());
  }

  @Override
  public synchronized <T> T read(String shard, int stateVersion, long seq, Reader<T> reader) {
    try {
      byte[] bytes = Objects.requireNonNull(of(stateVersion).get(seq));
      return reader.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UnreadableException("the snapshot at " + seq + " cannot be read", e);
    }
  }

  @Override
  public synchronized void forget(String shard, int stateVersion, long seq) {
    of(stateVersion).remove(seq);
  }

  @Override
  public synchronized void prune(String shard, int stateVersion, int keep) {
    while (of(stateVersion).size() > keep) {
      of(stateVersion).pollFirstEntry();
    }
  }

  @Override
  public synchronized void forgetOthers(String shard, int stateVersion) {
    kept.keySet().retainAll(List.of(stateVersion));
  }

  private NavigableMap<Long, byte[]> of(int stateVersion) {
    return kept.computeIfAbsent(stateVersion, v -> new TreeMap<>());
  }
}
