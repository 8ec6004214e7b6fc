package dev.plenum.kernel.ledger;

/** What became of a batch that the store was asked to append. */
public enum CommitOutcome {
  /** The whole batch is durable. */
  Committed,
  /** Another leader's epoch is in force: nothing of the batch is there, nor ever will be. */
  Deposed,
  /**
   * No other leader took an epoch, and yet the ledger does not stand where its only writer left it:
   * it lost its tail, or somebody wrote by another way. Nothing of the batch is there.
   */
  HeadElsewhere
}
