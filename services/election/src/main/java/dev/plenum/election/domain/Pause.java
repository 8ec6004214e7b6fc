package dev.plenum.election.domain;

import java.time.Instant;

/**
 * A time in which voting rested.
 *
 * @param from when it began; what came until then still counts
 * @param until when voting went on; what comes from then on counts again
 */
public record Pause(Instant from, Instant until) {

  boolean covers(Instant time) {
    return time.isAfter(from) && time.isBefore(until);
  }
}
