package dev.plenum.exam.domain.conduct;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A student's objection.
 *
 * @param number counts a student's appeals from 1
 * @param decidedBy null until somebody has
 */
public record Appeal(
    int number,
    AppealSubject subject,
    String text,
    Instant at,
    long seq,
    State state,
    @Nullable String decidedBy,
    @Nullable String reason) {

  /** What has become of it. */
  public enum State {
    OPEN,
    UPHELD,
    REJECTED
  }

  Appeal decided(State next, String by, String why) {
    return new Appeal(number, subject, text, at, seq, next, by, why);
  }
}
