package dev.plenum.election.domain;

/** Whether people who are not on the roll file may put themselves on the roll. */
public enum Registration {
  CLOSED,

  /** Anybody may, until the election opens. */
  OPEN
}
