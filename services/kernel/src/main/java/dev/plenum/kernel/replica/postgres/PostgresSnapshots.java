package dev.plenum.kernel.replica.postgres;

import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.replica.SnapshotStore;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/**
 * Snapshots in PostgreSQL, in parts of a megabyte. Parts are written one by one, outside a
 * transaction; the last one says so, and only then the snapshot counts.
 */
public final class PostgresSnapshots implements SnapshotStore {
  private static final int PART_BYTES = 1 << 20;

  private final DataSource source;

  public PostgresSnapshots(DataSource source) {
    this.source = source;
  }

  @Override
  public void write(String shard, int stateVersion, long seq, Content content) {
    try (Connection connection = source.getConnection()) {
      forget(connection, shard, stateVersion, seq);
      try (PartWriter parts = new PartWriter(connection, shard, stateVersion, seq);
          OutputStream buffered = new BufferedOutputStream(parts, PART_BYTES)) {
        content.writeTo(buffered);
        buffered.flush();
        // A crash before this line leaves parts that no reader looks at.
        parts.finish();
      }
    } catch (SQLException | IOException e) {
      throw new StoreException("could not write the snapshot at " + seq, e);
    }
  }

  /** A disk that was too full for all of it has room for nothing as long as parts of it stay. */
  @Override
  public void forget(String shard, int stateVersion, long seq) {
    try (Connection connection = source.getConnection()) {
      forget(connection, shard, stateVersion, seq);
    } catch (SQLException e) {
      throw new StoreException("could not forget the snapshot at " + seq, e);
    }
  }

  private static void forget(Connection connection, String shard, int stateVersion, long seq)
      throws SQLException {
    execute(
        connection,
        "DELETE FROM snapshot WHERE shard = ? AND state_version = ? AND seq = ?",
        shard,
        stateVersion,
        seq);
  }

  @Override
  public List<Long> whole(String shard, int stateVersion) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                SELECT seq FROM snapshot WHERE shard = ? AND state_version = ? AND last
                ORDER BY seq DESC
                """)) {
      statement.setString(1, shard);
      statement.setInt(2, stateVersion);
      try (ResultSet rows = statement.executeQuery()) {
        List<Long> whole = new ArrayList<>();
        while (rows.next()) {
          whole.add(rows.getLong(1));
        }
        return whole;
      }
    } catch (SQLException e) {
      throw new StoreException("could not look for snapshots of " + shard, e);
    }
  }

  @Override
  public <T> T read(String shard, int stateVersion, long seq, Reader<T> reader) {
    try (Connection connection = source.getConnection()) {
      return reader.read(new PartReader(connection, shard, stateVersion, seq));
    } catch (SQLException e) {
      throw new StoreException("could not read the snapshot at " + seq, e);
    } catch (IOException | RuntimeException e) {
      if (e.getCause() instanceof SQLException) {
        throw new StoreException("could not read the snapshot at " + seq, e);
      }
      throw new UnreadableException("the snapshot at " + seq + " cannot be read", e);
    }
  }

  @Override
  public void prune(String shard, int stateVersion, int keep) {
    try (Connection connection = source.getConnection()) {
      execute(
          connection,
          """
          DELETE FROM snapshot WHERE shard = ? AND state_version = ? AND seq < (
            SELECT coalesce(min(seq), 0) FROM (
              SELECT seq FROM snapshot WHERE shard = ? AND state_version = ? AND last
              ORDER BY seq DESC LIMIT ?) kept)
          """,
          shard,
          stateVersion,
          shard,
          stateVersion,
          keep);
    } catch (SQLException e) {
      throw new StoreException("could not prune snapshots of " + shard, e);
    }
  }

  @Override
  public void forgetOthers(String shard, int stateVersion) {
    try (Connection connection = source.getConnection()) {
      execute(
          connection,
          "DELETE FROM snapshot WHERE shard = ? AND state_version <> ?",
          shard,
          stateVersion);
    } catch (SQLException e) {
      throw new StoreException("could not forget old snapshots of " + shard, e);
    }
  }

  private static void execute(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }

  private static final class PartWriter extends OutputStream {
    private final PreparedStatement insert;
    private int part;

    PartWriter(Connection connection, String shard, int stateVersion, long seq)
        throws SQLException {
      insert =
          connection.prepareStatement(
              """
              INSERT INTO snapshot (shard, state_version, seq, part, bytes, last)
              SELECT ?, ?, ?, ?, ?, ? WHERE ? = (
                SELECT count(*) FROM snapshot WHERE shard = ? AND state_version = ? AND seq = ?)
              """);
      insert.setString(1, shard);
      insert.setInt(2, stateVersion);
      insert.setLong(3, seq);
      insert.setString(8, shard);
      insert.setInt(9, stateVersion);
      insert.setLong(10, seq);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      store(Arrays.copyOfRange(bytes, offset, offset + length), false);
    }

    void finish() throws IOException {
      store(new byte[0], true);
    }

    private void store(byte[] bytes, boolean last) throws IOException {
      try {
        insert.setInt(4, part);
        insert.setBytes(5, bytes);
        insert.setBoolean(6, last);
        insert.setInt(7, part++);
        if (insert.executeUpdate() == 0) {
          // Who led before, or leads now, writes the same one: none of both may count as whole.
          throw new IOException("another node writes the snapshot at the same place");
        }
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      try {
        insert.close();
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  }

  private static final class PartReader extends InputStream {
    private final PreparedStatement select;
    private ByteArrayInputStream current = new ByteArrayInputStream(new byte[0]);
    private int part;

    PartReader(Connection connection, String shard, int stateVersion, long seq)
        throws SQLException {
      select =
          connection.prepareStatement(
              """
              SELECT bytes FROM snapshot
              WHERE shard = ? AND state_version = ? AND seq = ? AND part = ?
              """);
      select.setString(1, shard);
      select.setInt(2, stateVersion);
      select.setLong(3, seq);
    }

    @Override
    public int read() throws IOException {
      return next() ? current.read() : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return next() ? current.read(into, offset, length) : -1;
    }

    private boolean next() throws IOException {
      while (current.available() == 0) {
        try {
          select.setInt(4, part++);
          try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
              return false;
            }
            current = new ByteArrayInputStream(row.getBytes(1));
            if (current.available() == 0) {
              return false;
            }
          }
        } catch (SQLException e) {
          throw new IOException(e);
        }
      }
      return true;
    }
  }
}
