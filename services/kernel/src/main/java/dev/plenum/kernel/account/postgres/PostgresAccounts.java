package dev.plenum.kernel.account.postgres;

import dev.plenum.kernel.account.Account;
import dev.plenum.kernel.account.AccountStore;
import dev.plenum.kernel.ledger.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Accounts in PostgreSQL. */
public final class PostgresAccounts implements AccountStore {
  private final DataSource source;
  private final String resource;

  public PostgresAccounts(DataSource source, String resource) {
    this.source = source;
    this.resource = resource;
  }

  @Override
  public boolean add(Account account) {
    try (Connection connection = source.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO account (resource, id, login, name, password) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)) {
      insert.setString(1, resource);
      insert.setString(2, account.id());
      insert.setString(3, account.login());
      insert.setString(4, account.name());
      insert.setString(5, account.password());
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new StoreException("could not keep the account " + account.id(), e);
    }
  }

  @Override
  public Optional<Account> find(String id) {
    return select("SELECT id, login, name, password FROM account WHERE resource = ? AND id = ?", id)
        .stream()
        .findFirst();
  }

  @Override
  public List<Account> all() {
    return select(
        "SELECT id, login, name, password FROM account WHERE resource = ? ORDER BY login COLLATE \"C\"");
  }

  private List<Account> select(String sql, String... ids) {
    try (Connection connection = source.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, resource);
      for (int i = 0; i < ids.length; i++) {
        select.setString(i + 2, ids[i]);
      }
      List<Account> accounts = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          accounts.add(
              new Account(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        }
      }
      return accounts;
    } catch (SQLException e) {
      throw new StoreException("could not read the accounts of " + resource, e);
    }
  }
}
