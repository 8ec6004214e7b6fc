package dev.plenum.exam.domain.sheet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step in the sheet's history.
 *
 * @param token the one it was done with; null where there was none
 * @param note a reason, or how many marks
 */
public record SheetStep(
    What what, String who, Instant at, long seq, @Nullable Token token, @Nullable String note) {

  /** What happened. */
  public enum What {
    REQUEST,
    REPLY,
    ENTER,
    RELEASE,
    BREAK,
    EXPIRED
  }
}
