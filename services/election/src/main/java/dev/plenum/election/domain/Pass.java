package dev.plenum.election.domain;

/** The share of yes that a question needs: {@code yes * den >= num * base}. */
public record Pass(int num, int den, Base of) {

  /** What the share is a share of. */
  public enum Base {
    /** Yes and no together. */
    VOTES,
    /** All ballots, abstentions included. */
    CAST,
    /** Everybody on the roll. */
    ROLL
  }
}
