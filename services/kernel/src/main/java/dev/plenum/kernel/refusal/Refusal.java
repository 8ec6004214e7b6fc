package dev.plenum.kernel.refusal;

import dev.plenum.kernel.machine.Rejection;
import java.time.Duration;
import java.util.UUID;

/**
 * A command that was refused.
 *
 * @param sinceNanos when, in the monotonic time of the node that remembers it
 */
public record Refusal(Key key, Rejection rejection, long sinceNanos) {

  /** Whose command: the same id of somebody else is another question. */
  public record Key(UUID commandId, String actor) {}

  /**
   * Whether it is too old to be told again as it is: the memory of it would end before the last
   * copy of a command that is told of it now.
   */
  public boolean wantsRenewal(Duration kept, long nowNanos) {
    return nowNanos - sinceNanos > kept.toNanos() / 2;
  }
}
