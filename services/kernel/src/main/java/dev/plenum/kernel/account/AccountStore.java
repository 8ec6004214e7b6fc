package dev.plenum.kernel.account;

import dev.plenum.kernel.ledger.StoreException;
import java.util.List;
import java.util.Optional;

/**
 * The accounts of one resource. What was added is there on every node and stays.
 *
 * <p>Every method throws {@link StoreException} where the store does not answer; an account may
 * have been added all the same, and whoever asks again finds it.
 */
public interface AccountStore {

  /** Adds the account; false where its id is taken, and then nothing changes. */
  boolean add(Account account);

  Optional<Account> find(String id);

  /** All of them, in the order of their logins. */
  List<Account> all();
}
