package dev.plenum.kernel.ledger;

/**
 * Whose a ledger is.
 *
 * @param uid of the resource: two resources of one name are two
 * @param keys fingerprint of the keys that its pseudonyms are made with; who has them and another
 *     uid is the successor that a person wanted, by keeping the keys of a deleted resource
 */
public record Owner(String uid, String keys) {
  public Owner {
    if (uid.isBlank() || keys.isBlank()) {
      throw new IllegalArgumentException("an owner has a uid and keys");
    }
  }
}
