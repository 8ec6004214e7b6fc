package dev.plenum.kernel.shard;

/** How a node's history compares with the one in the database. */
public enum HistoryVerdict {
  /** Not compared yet, or not lately. */
  Unknown,
  /** The database's entries lead from this node's root to the database's own. */
  Agrees,
  /** The database lost its tail, and this node has what is missing: the next leader appends it. */
  DatabaseShort,
  /** The database lost more than the nodes still hold. A person decides. */
  HistoryLost,
  /** The two have different entries at one place: one of them is wrong. */
  DatabaseDiffers,
  /** The database has entries in the epoch of a living leader that this leader did not write. */
  ForeignEntries,
  /** A row of the database is missing or is not what its leaf says. */
  EntryDamaged,
  /** Entries that are what they should be cannot be folded: a fault of this version. */
  CannotFold;

  /** Whether a node that says so may lead: it has all that was acknowledged. */
  public boolean mayLead() {
    return switch (this) {
      case Agrees, DatabaseShort -> true;
      case Unknown, HistoryLost, DatabaseDiffers, ForeignEntries, EntryDamaged, CannotFold -> false;
    };
  }

  /** Whether nothing heals by itself where a node says so: a person has to look. */
  public boolean needsAPerson() {
    return switch (this) {
      case Unknown, Agrees, DatabaseShort -> false;
      case HistoryLost, DatabaseDiffers, ForeignEntries, EntryDamaged, CannotFold -> true;
    };
  }
}
