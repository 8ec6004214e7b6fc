package dev.plenum.kernel.account;

/**
 * Somebody who chose a password.
 *
 * @param id what the ledger calls this person
 * @param login what the person signs in by, as they wrote it
 * @param password encoded Argon2id hash with its salt and settings
 */
public record Account(String id, String login, String name, String password) {

  /** Without name and hash, so that a log has neither. */
  @Override
  public String toString() {
    return "Account[" + id + "]";
  }
}
