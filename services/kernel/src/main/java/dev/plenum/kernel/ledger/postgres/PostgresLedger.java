package dev.plenum.kernel.ledger.postgres;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.ledger.CommitOutcome;
import dev.plenum.kernel.ledger.Durability;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.machine.Content;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in PostgreSQL.
 *
 * <p>A commit is one statement outside any explicit transaction. A leader that is paused in its
 * midst therefore holds no row lock that could keep its successor from taking the next epoch.
 */
public final class PostgresLedger implements LedgerStore {
  private static final String COMMIT =
      """
      WITH fence AS (
        UPDATE ledger SET head = ?, root = ?
        WHERE shard = ? AND owner = ? AND epoch = ? AND leader = ? AND head = ? AND root = ?
        RETURNING shard)
      INSERT INTO entry (shard, seq, epoch, time, command_id, actor, content, events, leaf)
      SELECT fence.shard, e.seq, e.epoch, e.time, e.command_id, e.actor, e.content, e.events, e.leaf
      FROM fence, unnest(
          ?::bigint[], ?::bigint[], ?::bigint[], ?::uuid[], ?::text[], ?::bytea[], ?::bytea[],
          ?::bytea[])
        AS e (seq, epoch, time, command_id, actor, content, events, leaf)
      """;

  /** A server that was started anew, or another one, has another time of its start. */
  private static final String HEAD =
      "epoch, leader, head, root, extract(epoch FROM pg_postmaster_start_time())::text";

  private static final String DURABILITY =
      """
      SELECT current_setting('fsync')::boolean, current_setting('full_page_writes')::boolean,
        current_setting('synchronous_commit'), current_setting('synchronous_standby_names')
      """;

  private static final String ENTRIES =
      """
      SELECT seq, epoch, time, command_id, actor, content, events, leaf FROM entry
      WHERE shard = ? AND seq >= ? ORDER BY seq LIMIT ?
      """;

  private final DataSource source;
  private final DataSource commits;

  /** In whose name this opened its ledgers; part of the fence, as the epoch is. */
  private volatile String owner = "";

  /** Uses connections of {@code source}, which must be in auto-commit mode. */
  public PostgresLedger(DataSource source) {
    this(source, source);
  }

  /**
   * The same with connections apart for what a reign waits for: a commit must not stand in line
   * behind those who read entries.
   */
  public PostgresLedger(DataSource source, DataSource commits) {
    this.source = source;
    this.commits = commits;
  }

  @Override
  public void open(String shard, Owner owner) {
    new LedgerOwners(source).open(shard, owner);
    this.owner = owner.uid();
  }

  @Override
  public Head head(String shard) {
    return run(
        "read the head of " + shard,
        "SELECT " + HEAD + " FROM ledger WHERE shard = ?",
        statement -> {
          statement.setString(1, shard);
          return oneHead(statement);
        });
  }

  @Override
  public Head takeEpoch(String shard, String node, long known) {
    return run(
        "take an epoch of " + shard,
        "UPDATE ledger SET epoch = greatest(epoch, ?) + 1, leader = ?"
            + " WHERE shard = ? AND owner = ? RETURNING "
            + HEAD,
        statement -> {
          statement.setLong(1, known);
          statement.setString(2, node);
          statement.setString(3, shard);
          statement.setString(4, owner);
          return oneHead(statement);
        });
  }

  @Override
  public CommitOutcome commit(Batch batch) {
    int inserted =
        run(
            "commit to " + batch.shard(),
            COMMIT,
            statement -> {
              bind(statement, batch);
              // A crash before this statement leaves nothing; after it, everything. Nothing
              // between.
              return statement.executeUpdate();
            });
    if (inserted != 0 && inserted != batch.entries().size()) {
      throw new IllegalStateException(
          "inserted %d of %d".formatted(inserted, batch.entries().size()));
    }
    return inserted == 0 ? refusal(batch) : CommitOutcome.Committed;
  }

  /** Refused for good is only who was deposed; whatever else it is, it is not as it should be. */
  private CommitOutcome refusal(Batch batch) {
    Head head = head(batch.shard());
    boolean mine = head.epoch() == batch.epoch() && head.leader().equals(batch.leader());
    return mine || head.epoch() < batch.epoch()
        ? CommitOutcome.HeadElsewhere
        : CommitOutcome.Deposed;
  }

  private void bind(PreparedStatement statement, Batch batch) throws SQLException {
    List<Entry> entries = batch.entries();
    int n = entries.size();
    Long[] seqs = new Long[n];
    Long[] epochs = new Long[n];
    Long[] times = new Long[n];
    UUID[] ids = new UUID[n];
    String[] actors = new String[n];
    byte[][] contents = new byte[n][];
    byte[][] events = new byte[n][];
    byte[][] leaves = new byte[n][];
    for (int i = 0; i < n; i++) {
      Entry entry = entries.get(i);
      seqs[i] = entry.seq();
      epochs[i] = entry.epoch();
      times[i] = entry.time().packed();
      ids[i] = entry.commandId();
      actors[i] = entry.actor();
      contents[i] = entry.content().sha256();
      events[i] = entry.events();
      leaves[i] = entry.leaf();
    }
    Connection connection = statement.getConnection();
    statement.setLong(1, batch.lastSeq());
    statement.setBytes(2, batch.root());
    statement.setString(3, batch.shard());
    statement.setString(4, owner);
    statement.setLong(5, batch.epoch());
    statement.setString(6, batch.leader());
    statement.setLong(7, batch.after().seq());
    statement.setBytes(8, batch.after().root());
    statement.setArray(9, array(connection, "int8", seqs));
    statement.setArray(10, array(connection, "int8", epochs));
    statement.setArray(11, array(connection, "int8", times));
    statement.setArray(12, array(connection, "uuid", ids));
    statement.setArray(13, array(connection, "text", actors));
    statement.setArray(14, array(connection, "bytea", contents));
    statement.setArray(15, array(connection, "bytea", events));
    statement.setArray(16, array(connection, "bytea", leaves));
  }

  private static Array array(Connection connection, String type, Object[] values)
      throws SQLException {
    return connection.createArrayOf(type, values);
  }

  @Override
  public List<Entry> read(String shard, long fromSeq, int limit) {
    return run(
        source,
        "read entries of " + shard,
        ENTRIES,
        statement -> {
          statement.setString(1, shard);
          statement.setLong(2, fromSeq);
          statement.setInt(3, limit);
          try (ResultSet rows = statement.executeQuery()) {
            List<Entry> entries = new ArrayList<>();
            while (rows.next()) {
              entries.add(entry(rows));
            }
            return entries;
          }
        });
  }

  @Override
  public Optional<Entry> find(String shard, long seq) {
    return read(shard, seq, 1).stream().filter(entry -> entry.seq() == seq).findFirst();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong(1),
        row.getLong(2),
        new HybridTime(row.getLong(3)),
        row.getObject(4, UUID.class),
        row.getString(5),
        new Content(row.getBytes(6)),
        row.getBytes(7),
        row.getBytes(8));
  }

  /** What the database promises of the commits that it confirms. */
  public Durability durability() {
    return run(
        "ask what the database promises",
        DURABILITY,
        statement -> {
          try (ResultSet row = statement.executeQuery()) {
            row.next();
            return new Durability(
                row.getBoolean(1), row.getBoolean(2), row.getString(3), row.getString(4));
          }
        });
  }

  @Override
  public void close() {
    close(commits);
    close(source);
  }

  private static void close(DataSource source) {
    if (source instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new StoreException("the connection pool did not close", e);
      }
    }
  }

  private static Head oneHead(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("no such shard of this resource");
      }
      return new Head(
          row.getLong(1),
          row.getString(2),
          new Position(row.getLong(3), row.getBytes(4)),
          row.getString(5));
    }
  }

  private <T extends @Nullable Object> T run(String what, String sql, Work<T> work) {
    return run(commits, what, sql, work);
  }

  private static <T extends @Nullable Object> T run(
      DataSource source, String what, String sql, Work<T> work) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.apply(statement);
    } catch (SQLException e) {
      throw new StoreException("could not " + what, e);
    }
  }

  private interface Work<T extends @Nullable Object> {
    T apply(PreparedStatement statement) throws SQLException;
  }
}
