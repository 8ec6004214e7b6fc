package dev.plenum.kernel;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Whether a node that came up is one of all again. It waits for its vote in the consensus group, so
 * that nobody goes on to the next node while the group is one short. Where no peer has had a vote
 * in a group that answers, for as long as it takes to hear them all, there is none to wait for: the
 * group only advises, a leader is there without it, and who can serve should be asked while the
 * next group is founded.
 *
 * <p>Over is over: what happens to the group later leaves its nodes as fit to be asked as before.
 */
final class Joining {
  private static final long ABSENT_NANOS = Duration.ofSeconds(2).toNanos();

  private OptionalLong absentSinceNanos = OptionalLong.empty();
  private boolean over;

  /** Called whenever somebody asks whether the node is ready, from its start on. */
  synchronized boolean over(boolean votes, boolean aPeerVotes, long nowNanos) {
    if (aPeerVotes) {
      absentSinceNanos = OptionalLong.empty();
    } else if (absentSinceNanos.isEmpty()) {
      absentSinceNanos = OptionalLong.of(nowNanos);
    }
    boolean absent = !aPeerVotes && nowNanos - absentSinceNanos.getAsLong() >= ABSENT_NANOS;
    over = over || votes || absent;
    return over;
  }
}
