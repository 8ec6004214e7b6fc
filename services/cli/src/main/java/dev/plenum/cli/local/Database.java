package dev.plenum.cli.local;

import dev.plenum.cli.CliException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A real PostgreSQL of this run, durable as the one in a cluster. */
final class Database implements AutoCloseable {
  static final String USER = "postgres";
  static final String PASSWORD = "postgres";

  private final EmbeddedPostgres postgres;

  private Database(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** The library trades durability for speed; a ledger that is to be judged must not. */
  static Database start(Path folder) {
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

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
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
