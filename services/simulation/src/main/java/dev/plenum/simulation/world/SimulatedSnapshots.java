package dev.plenum.simulation.world;

import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.replica.SnapshotStore;
import dev.plenum.simulation.time.SimulatedWork;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;

/** Snapshots in the one database. */
final class SimulatedSnapshots implements SnapshotStore {
  private static final long WAY_NANOS = 2_000_000;

  private final Database database;
  private final SimulatedWork work;

  SimulatedSnapshots(Database database, SimulatedWork work) {
    this.database = database;
    this.work = work;
  }

  private NavigableMap<Long, byte[]> asked(int stateVersion) {
    work.wasteNanos(WAY_NANOS);
    if (database.away()) {
      throw new StoreException("the database is away", new IllegalStateException("away"));
    }
    return database.snapshots(stateVersion);
  }

  @Override
  public void write(String shard, int stateVersion, long seq, Content content) {
    var bytes = new ByteArrayOutputStream();
    try {
      content.writeTo(bytes);
    } catch (IOException e) {
      throw new StoreException("cannot be written", e);
    }
    asked(stateVersion).put(seq, bytes.toByteArray());
    database.tell("snapshot at %d".formatted(seq));
  }

  @Override
  public List<Long> whole(String shard, int stateVersion) {
    return List.copyOf(asked(stateVersion).descendingKeySet());
  }

  @Override
  public <T> T read(String shard, int stateVersion, long seq, Reader<T> reader) {
    byte[] bytes = asked(stateVersion).get(seq);
    database.tell("somebody starts from the snapshot at %d".formatted(seq));
    if (bytes == null) {
      throw new UnreadableException("no snapshot at " + seq, new IllegalStateException("pruned"));
    }
    try {
      return reader.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      // Written whole by this very version: it would start from the first entry and never say so.
      throw new IllegalStateException("the snapshot at %d cannot be read".formatted(seq), e);
    }
  }

  @Override
  public void forget(String shard, int stateVersion, long seq) {
    asked(stateVersion).remove(seq);
  }

  @Override
  public void prune(String shard, int stateVersion, int keep) {
    NavigableMap<Long, byte[]> all = asked(stateVersion);
    while (all.size() > keep) {
      all.pollFirstEntry();
    }
  }

  @Override
  public void forgetOthers(String shard, int stateVersion) {
    var _ = asked(stateVersion);
    database.forgetSnapshotsBut(stateVersion);
  }
}
