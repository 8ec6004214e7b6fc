package dev.plenum.election.domain;

/**
 * What happens when a voter votes again.
 *
 * @param max how often a voter may vote under {@link Policy#LAST}, so that nobody floods the ledger
 */
public record Revote(Policy policy, int max) {

  /** Which of a voter's ballots counts. */
  public enum Policy {
    FIRST,
    LAST
  }
}
