package dev.plenum.exam.domain.attempt;

import java.time.Instant;

/**
 * The hand-in that won.
 *
 * @param device on which it was handed in, or {@link #SERVER}
 */
public record FinalHandIn(Instant at, HandInMode mode, String device, long seq) {
  /** What stands for a device where the server handed in. */
  public static final String SERVER = "server";
}
