package dev.plenum.kernel.replica;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Keeps snapshots. A snapshot is visible only when it is whole. Losing all of them costs time,
 * never data: the ledger has everything.
 */
public interface SnapshotStore {

  /** Writes what {@code content} produces as the snapshot at {@code seq}. */
  void write(String shard, long seq, Content content);

  /** The latest whole snapshot, read by {@code reader}. */
  <T> Optional<T> readLatest(String shard, Reader<T> reader);

  /** Forgets all but the latest {@code keep}. */
  void prune(String shard, int keep);

  /** Produces a snapshot's bytes. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Consumes a snapshot's bytes. */
  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }
}
