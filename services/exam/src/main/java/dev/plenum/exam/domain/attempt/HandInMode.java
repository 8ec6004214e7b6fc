package dev.plenum.exam.domain.attempt;

/** Who handed in. */
public enum HandInMode {
  /** The student. */
  MANUAL,
  /** The student's page, when the time ran out. */
  AUTOMATIC,
  /** The server, when the time had run out. */
  EXPIRED
}
