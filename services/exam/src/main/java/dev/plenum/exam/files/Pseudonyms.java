package dev.plenum.exam.files;

import dev.plenum.kernel.intake.KeyedHash;
import dev.plenum.kernel.intake.LoginCode;

/**
 * Turns what names a person into what the ledger may know, with a key that the ledger does not
 * have.
 */
public final class Pseudonyms {
  private final KeyedHash key;
  private final String exam;

  public Pseudonyms(byte[] key, String exam) {
    this.key = new KeyedHash(key);
    this.exam = exam;
  }

  /** What the ledger calls somebody on the roster. */
  public String participant(String roll) {
    return key.of(exam + "|" + roll).substring(0, 32);
  }

  /** What a login code is looked up by; equal for all ways of writing the same code. */
  public String code(String written) {
    return key.of("code|" + exam + "|" + LoginCode.plain(written));
  }

  /** What every student's order of items is derived from. */
  public String seed() {
    return key.of("seed|" + exam);
  }
}
