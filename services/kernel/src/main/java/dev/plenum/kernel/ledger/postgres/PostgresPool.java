package dev.plenum.kernel.ledger.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Connections to PostgreSQL with the time limits that fencing and fail-over rely on. */
public final class PostgresPool {
  private static final int COMMITS = 4;

  private PostgresPool() {}

  /**
   * Where the database is and how long to wait for it.
   *
   * @param name of the pool, in logs
   * @param owner uid of the resource
   * @param connectMillis how long a caller waits for a connection before the store counts as down
   * @param statementMillis after which the server gives a statement up
   */
  public record Settings(
      String name,
      String url,
      String username,
      String password,
      String owner,
      int connections,
      long connectMillis,
      long statementMillis) {

    public static Settings of(String url, String username, String password) {
      return new Settings("ledger", url, username, password, "nobody", 6, 3_000, 5_000);
    }

    /** The same for what a reign waits for: commits, epochs and heads, which are all short. */
    public Settings forCommits() {
      return new Settings(
          "commits", url, username, password, owner, COMMITS, connectMillis, statementMillis);
    }

    /** The same, by which the server shows whose connections these are. */
    public Settings ownedBy(String uid) {
      return new Settings(
          name, url, username, password, uid, connections, connectMillis, statementMillis);
    }

    @Override
    public String toString() {
      return "Settings[" + url + ", " + username + "]";
    }
  }

  /** A lazily filled pool: it can be made while the database is still down. */
  public static HikariDataSource open(Settings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(settings.name());
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.username());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.connections());
    config.setMinimumIdle(1);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(settings.connectMillis());
    config.setValidationTimeout(1_000);
    config.setKeepaliveTime(30_000);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty(
        "socketTimeout", String.valueOf(settings.statementMillis() / 1000 + 2));
    config.addDataSourceProperty("prepareThreshold", "1");
    config.addDataSourceProperty("binaryTransfer", "true");
    config.addDataSourceProperty("ApplicationName", LedgerOwners.applicationName(settings.owner()));
    config.addDataSourceProperty(
        "options",
        // Whatever the server's default is: a commit is answered only when it is on disk, and on
        // the standbys that the server was told to wait for.
        ("-c synchronous_commit=on -c statement_timeout=%d -c lock_timeout=%d"
                + " -c idle_in_transaction_session_timeout=2000")
            .formatted(settings.statementMillis(), settings.statementMillis()));
    return new HikariDataSource(config);
  }

  /** Brings the schema up to date; several nodes may do so at once. */
  public static void migrate(DataSource source) {
    Flyway.configure(PostgresPool.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }
}
