package dev.plenum.kernel.reign;

/** Why a reign ended. */
public enum EndReason {
  /** The database knows a higher epoch. */
  Deposed,
  /** Nobody else leads, and yet the database's ledger is not where this reign left it. */
  HeadElsewhere,
  /** Too few peers confirmed a batch. */
  NoMajority,
  /** The database failed in the midst of a commit, or could not be reached. */
  StoreFailed,
  /** This node met what keeps it from leading, as a clock that is not to be believed. */
  Obstructed,
  /** Handed over on purpose. */
  HandedOver,
  /** A fault of the program; the log has it. */
  Failed
}
