package dev.plenum.node;

import dev.plenum.kernel.account.Account;
import dev.plenum.kernel.account.AccountStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Accounts in memory. */
final class LocalAccounts implements AccountStore {
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  @Override
  public boolean add(Account account) {
    return accounts.putIfAbsent(account.id(), account) == null;
  }

  @Override
  public Optional<Account> find(String id) {
    return Optional.ofNullable(accounts.get(id));
  }

  @Override
  public List<Account> all() {
    return accounts.values().stream().sorted(Comparator.comparing(Account::login)).toList();
  }
}
