package dev.plenum.election.domain;

import java.time.Duration;

/**
 * Which ballots around the closing time still count.
 *
 * @param grace how long after the close a ballot may arrive that was sent before it
 */
public record Deadline(Rule rule, Duration grace) {

  /** What is compared with the closing time. */
  public enum Rule {
    /** The signed time that the page had last heard, with the grace for the way. */
    CLICK_TIME,
    /** The moment at which a node received the ballot, with the grace. */
    ARRIVAL
  }
}
