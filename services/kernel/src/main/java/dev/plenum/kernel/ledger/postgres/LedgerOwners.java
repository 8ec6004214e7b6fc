package dev.plenum.kernel.ledger.postgres;

import dev.plenum.kernel.ledger.LedgerTakenException;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Whose ledger a row is. Two resources of one name that are given one database must not write one
 * ledger; a resource that is made anew with the keys of a deleted one goes on with its ledger, once
 * the other's nodes are gone.
 */
final class LedgerOwners {
  /** What connections of an owner's nodes are called; PostgreSQL shows it to the same role. */
  static String applicationName(String uid) {
    return "plenum " + uid;
  }

  private static final String CLAIM =
      """
      UPDATE ledger SET owner = ?, keys = ?
      WHERE shard = ? AND (owner = '' OR (owner <> ? AND keys = ? AND NOT EXISTS (
        SELECT FROM pg_stat_activity WHERE application_name = 'plenum ' || ledger.owner)))
      """;

  private final DataSource source;

  LedgerOwners(DataSource source) {
    this.source = source;
  }

  void open(String shard, Owner owner) {
    try (Connection connection = source.getConnection()) {
      make(connection, shard, owner);
      execute(
          connection, CLAIM, List.of(owner.uid(), owner.keys(), shard, owner.uid(), owner.keys()));
      check(connection, shard, owner);
    } catch (SQLException e) {
      throw new StoreException("could not open " + shard, e);
    }
  }

  private static void make(Connection connection, String shard, Owner owner) throws SQLException {
    execute(
        connection,
        "INSERT INTO ledger (shard, root, owner, keys) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        List.of(shard, new MerkleFrontier().root(), owner.uid(), owner.keys()));
  }

  private static void check(Connection connection, String shard, Owner mine) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT owner, keys FROM ledger WHERE shard = ?")) {
      select.setString(1, shard);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        Owner owner = new Owner(row.getString(1), row.getString(2));
        if (!owner.equals(mine)) {
          throw new LedgerTakenException(sentence(shard, owner, mine));
        }
      }
    }
  }

  private static String sentence(String shard, Owner owner, Owner mine) {
    if (owner.uid().equals(mine.uid())) {
      return "the ledger %s in this database was begun with other keys than this resource has now:"
              .formatted(shard)
          + " restore the Secret that held them";
    }
    if (owner.keys().equals(mine.keys())) {
      return "the ledger %s in this database is still in use by the resource with uid %s, whose keys"
              .formatted(shard, owner.uid())
          + " this one has: it is taken over when that one's nodes are gone";
    }
    return "the ledger %s in this database belongs to another resource, with uid %s: give this one a"
            .formatted(shard, owner.uid())
        + " database of its own, or another name";
  }

  private static void execute(Connection connection, String sql, List<?> values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      statement.executeUpdate();
    }
  }
}
