package dev.plenum.exam.domain.sheet;

import java.time.Duration;
import java.time.Instant;

/** An item whose answers one person marks at the moment. */
public record Claim(String marker, Instant until) {
  /** How long a claim lasts from the last mark on. */
  public static final Duration LEASE = Duration.ofMinutes(10);

  public boolean aliveAt(Instant time) {
    return !time.isAfter(until);
  }
}
