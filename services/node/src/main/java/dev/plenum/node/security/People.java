package dev.plenum.node.security;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom the domain's list of people lets in. */
public interface People {

  /** Who has this code; null where nobody does. */
  @Nullable Person byCode(String code);

  /** Who signs in by this name and a password of their own; null where nobody does. */
  default @Nullable Member byName(String user) {
    return null;
  }

  /** What a session says besides who it is for; only what there is. */
  Map<String, Object> about(Caller caller);

  /**
   * Somebody on the list.
   *
   * @param subject what tokens and the ledger call this person
   */
  record Person(String subject, String role, String name) {}

  /** Somebody who chose a password, with its hash. */
  record Member(Person person, String password) {}
}
