package dev.plenum.exam.domain.sheet;

import java.time.Duration;
import java.time.Instant;

/** Who may edit, and until when without a sign of life. */
public record Grant(Token token, String holder, Instant since, Instant leaseUntil) {
  /** How long a holder may be silent. */
  public static final Duration LEASE = Duration.ofSeconds(30);

  public boolean aliveAt(Instant time) {
    return !time.isAfter(leaseUntil);
  }

  Grant renewed(Instant at) {
    return new Grant(token, holder, since, at.plus(LEASE));
  }
}
