package dev.plenum.election.domain;

/** What happens to a tie at the last seat. */
public enum Ties {
  /** The tied options are named and people decide. */
  DECLARE,
  /** A lot decides that anyone can draw again from the released key. */
  LOT
}
