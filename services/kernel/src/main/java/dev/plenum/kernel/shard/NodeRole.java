package dev.plenum.kernel.shard;

/** What a node is to its shard, one thing at a time. */
public enum NodeRole {
  /** Brings its replica to the ledger's head. */
  Restoring,
  /** Folds what another node leads. */
  Following,
  /** Reaches for leadership. */
  Reaching,
  Leading,
  /** Finishes what it leads, and reaches for nothing any more. */
  Leaving,
  /** Must not lead nor be asked; the {@link Obstacle}s say why. */
  StandingStill
}
