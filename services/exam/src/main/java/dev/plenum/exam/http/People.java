package dev.plenum.exam.http;

/** Who stands behind a pseudonym: known to the nodes, never to the ledger. */
@FunctionalInterface
public interface People {

  /** Somebody's name; staff without a roster line are called what the ledger calls them. */
  Person of(String pseudonym);

  /**
   * A person.
   *
   * @param roll empty for whoever has none
   */
  record Person(String roll, String name) {}
}
