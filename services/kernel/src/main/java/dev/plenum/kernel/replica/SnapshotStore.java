package dev.plenum.kernel.replica;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Keeps snapshots, for each state version by themselves: what is done with those of one leaves
 * those of the others alone, while nodes of both are at work. A snapshot is visible only when it is
 * whole. Losing all of them costs time, never data: the ledger has everything.
 */
public interface SnapshotStore {

  /** Writes what {@code content} produces as the snapshot at {@code seq}. */
  void write(String shard, int stateVersion, long seq, Content content);

  /** Where whole snapshots were taken, the latest first. */
  List<Long> whole(String shard, int stateVersion);

  /**
   * The snapshot at {@code seq}, read by {@code reader}.
   *
   * @throws UnreadableException if it is there and cannot be read: another may be
   */
  <T> T read(String shard, int stateVersion, long seq, Reader<T> reader);

  /** Forgets the one at {@code seq}, or what of it was written. */
  void forget(String shard, int stateVersion, long seq);

  /** Forgets all of that version but the latest {@code keep}. */
  void prune(String shard, int stateVersion, int keep);

  /** Forgets all of other versions: nobody is left who would read them. */
  void forgetOthers(String shard, int stateVersion);

  /** A snapshot is damaged, or of a version that this one does not read. */
  final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Produces a snapshot's bytes. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Consumes a snapshot's bytes. */
  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }
}
