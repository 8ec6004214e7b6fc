package dev.plenum.election.domain;

/** Where an election stands. The order is the order of time; only open and paused alternate. */
public enum Phase {
  DRAFT,
  OPEN,
  PAUSED,
  CLOSED,
  TALLIED,
  PUBLISHED;

  /** Whether voting has begun, so that what voters were promised may no longer change. */
  public boolean begun() {
    return this != DRAFT;
  }

  /** Whether the closing time still lies ahead. */
  public boolean running() {
    return this == OPEN || this == PAUSED;
  }
}
