package dev.plenum.exam.domain.plan;

/** What can happen beside the answering. */
public enum IncidentKind {
  FOCUS_LOST,
  CLIPBOARD,
  SECOND_DEVICE,
  SCREEN,
  NETWORK,
  PING,
  /** A proctor saw something. */
  MANUAL,
  /** Invented for a rehearsal. */
  DRILL;

  /** Whether a student's page may report it. */
  public boolean reportable() {
    return this != MANUAL && this != DRILL;
  }

  /** Whether it can ever be held against anybody; a bad line is nobody's fault. */
  public boolean punishable() {
    return this != NETWORK && this != PING;
  }

  /** Whether it lasts, so that a rule may ask for how long. */
  public boolean lasts() {
    return this == FOCUS_LOST || this == NETWORK || this == PING;
  }
}
