package dev.plenum.kernel.blob.postgres;

import dev.plenum.kernel.blob.BlobStore;
import dev.plenum.kernel.ledger.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Blobs in PostgreSQL. */
public final class PostgresBlobs implements BlobStore {
  private final DataSource source;

  public PostgresBlobs(DataSource source) {
    this.source = source;
  }

  @Override
  public void put(String sha256, byte[] bytes) {
    try (Connection connection = source.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO blob (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, sha256);
      insert.setBytes(2, bytes);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new StoreException("could not keep the blob " + sha256, e);
    }
  }

  @Override
  public Optional<byte[]> find(String sha256) {
    try (Connection connection = source.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT bytes FROM blob WHERE sha256 = ?")) {
      select.setString(1, sha256);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new StoreException("could not read the blob " + sha256, e);
    }
  }
}
