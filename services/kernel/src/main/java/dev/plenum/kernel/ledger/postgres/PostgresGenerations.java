package dev.plenum.kernel.ledger.postgres;

import dev.plenum.kernel.ledger.GenerationStore;
import dev.plenum.kernel.ledger.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The generation of one resource's consensus group in PostgreSQL. */
public final class PostgresGenerations implements GenerationStore {
  private static final Generation NONE = new Generation(0, 0);

  private final DataSource source;
  private final String resource;

  public PostgresGenerations(DataSource source, String resource) {
    this.source = source;
    this.resource = resource;
  }

  @Override
  public Generation generation() {
    try (Connection connection = source.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                // The second is of before resources had generations of their own.
                """
                SELECT number, cp_members FROM consensus WHERE resource = ?
                UNION ALL SELECT number, cp_members FROM generation
                LIMIT 1
                """)) {
      select.setString(1, resource);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? new Generation(rows.getLong(1), rows.getInt(2)) : NONE;
      }
    } catch (SQLException e) {
      throw new StoreException("could not read the generation", e);
    }
  }

  @Override
  public Generation raiseGeneration(long expected, int cpMembers) {
    try (Connection connection = source.getConnection();
        PreparedStatement raise =
            connection.prepareStatement(
                """
                INSERT INTO consensus (resource, number, cp_members) VALUES (?, ? + 1, ?)
                ON CONFLICT (resource) DO UPDATE
                SET number = EXCLUDED.number, cp_members = EXCLUDED.cp_members
                WHERE consensus.number = EXCLUDED.number - 1
                """)) {
      raise.setString(1, resource);
      raise.setLong(2, expected);
      raise.setInt(3, cpMembers);
      raise.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("could not raise the generation", e);
    }
    return generation();
  }
}
