package dev.plenum.kernel.testing;

import dev.plenum.kernel.ledger.postgres.PostgresPool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;

/** One PostgreSQL for all tests of this JVM; who wants to be alone in it makes a database. */
public final class SharedPostgres {
  private static final EmbeddedPostgres ONLY = start();

  private SharedPostgres() {}

  public static EmbeddedPostgres get() {
    return ONLY;
  }

  /** The way to a new database of it, with nothing in it. */
  public static PostgresPool.Settings newDatabase() throws SQLException {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = ONLY.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return PostgresPool.Settings.of(ONLY.getJdbcUrl("postgres", name), "postgres", "postgres");
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
