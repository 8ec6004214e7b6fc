package dev.plenum.exam.domain;

/** Where an exam stands. The order is the order of time; only a withdrawal goes back. */
public enum Phase {
  /** There is no complete paper or roster yet. */
  DRAFT,
  READY,
  OPEN,
  /** Nobody's time runs any more. */
  CLOSED,
  GRADED,
  PUBLISHED;

  /** Whether it was opened, so that what students were promised may no longer change. */
  public boolean begun() {
    return compareTo(OPEN) >= 0;
  }

  public boolean over() {
    return compareTo(CLOSED) >= 0;
  }
}
