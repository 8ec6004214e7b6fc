package dev.plenum.kernel.shard;

/** What keeps a node from leading and from being asked. */
public enum Obstacle {
  /** Its history is not, or not yet, the database's: its {@link HistoryFinding} says how. */
  History,
  /** Most other nodes came to another state at an equal position. Only a restart helps. */
  Divergence,
  /** Most other nodes have another time. */
  Clock,
  /** Most others agree with the database and it does not. Only a start from nothing helps. */
  WrongReplica
}
