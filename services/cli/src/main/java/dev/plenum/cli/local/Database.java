package dev.plenum.cli.local;

import dev.plenum.cli.CliException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL of this run, durable as the one in a cluster. */
public final class Database implements AutoCloseable {
  static final String USER = "postgres";
  static final String PASSWORD = "postgres";

  private static final String DUPLICATE_DATABASE = "42P04";

  private final EmbeddedPostgres postgres;

  private Database(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** The library trades durability for speed; a ledger that is to be judged must not. */
  public static Database start(Path folder) {
    try {
      return new Database(
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(folder.toFile())
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .start());
    } catch (IOException | RuntimeException e) {
      throw CliException.failed("PostgreSQL did not start: " + e.getMessage());
    }
  }

  /** The database of one resource, made where it is not there yet. */
  String url(String resource) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(resource, true));
    } catch (SQLException e) {
      if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
        throw CliException.failed("PostgreSQL made no database: " + e.getMessage());
      }
    }
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.getPort(), resource);
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw CliException.failed("PostgreSQL did not stop: " + e.getMessage());
    }
  }
}
