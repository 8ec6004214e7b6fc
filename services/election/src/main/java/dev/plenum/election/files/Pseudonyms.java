package dev.plenum.election.files;

import dev.plenum.kernel.intake.KeyedHash;
import dev.plenum.kernel.intake.LoginCode;

/**
 * Turns what names a person into what the ledger may know, with a key that the ledger does not
 * have.
 */
public final class Pseudonyms {
  private final KeyedHash key;
  private final String election;

  public Pseudonyms(byte[] key, String election) {
    this.key = new KeyedHash(key);
    this.election = election;
  }

  /** What the ledger calls a voter. */
  public String voter(String id) {
    return key.of(election + "|" + id).substring(0, 32);
  }

  /**
   * What the ledger calls somebody who registered. Never what it calls somebody on the roll file,
   * whoever chooses the name: nobody becomes another by registering first.
   */
  public String account(String login) {
    return key.of("account|" + election + "|" + login).substring(0, 32);
  }

  /** What a login code is looked up by; equal for all ways of writing the same code. */
  public String code(String written) {
    return key.of("code|" + election + "|" + LoginCode.plain(written));
  }

  /** The key for lots: nobody without the roll key can know it before it is released. */
  public String lotKey() {
    return key.of("lot|" + election);
  }
}
