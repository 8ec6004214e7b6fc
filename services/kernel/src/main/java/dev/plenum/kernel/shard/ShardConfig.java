package dev.plenum.kernel.shard;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.clock.Plausible;
import java.time.Duration;

/**
 * How a shard behaves.
 *
 * @param admission in force from the start; it may change while the shard runs
 * @param maxBatch most entries in one transaction
 * @param prepareLimit how long a majority may take to confirm a batch
 * @param silenceLimit how long a leader may be silent before the others look for a new one
 * @param adviceLimit how long leadership waits for the consensus group's advice
 * @param answerLimit how long a caller waits before it is told to ask again; {@link
 *     Plausible#LONGEST_KEPT} at most, which domains rely on
 * @param snapshotEvery entries between snapshots
 */
public record ShardConfig(
    String shard,
    Admission admission,
    int maxBatch,
    Duration prepareLimit,
    Duration silenceLimit,
    Duration adviceLimit,
    Duration answerLimit,
    long snapshotEvery) {

  /** A node keeps a command for one answer limit; what it sent then may still be on its way. */
  private static final int COPIES_LIVE = 3;

  public ShardConfig {
    if (answerLimit.compareTo(Plausible.LONGEST_KEPT) > 0) {
      throw new IllegalArgumentException(
          "a command may be kept for %s at most, not for %s"
              .formatted(Plausible.LONGEST_KEPT, answerLimit));
    }
  }

  public static ShardConfig of(String shard, Admission admission) {
    return new ShardConfig(
        shard,
        admission,
        512,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofMillis(200),
        Plausible.LONGEST_KEPT,
        50_000);
  }

  /** How long after a command was asked a copy of it may still arrive. */
  public Duration copiesLive() {
    return answerLimit.multipliedBy(COPIES_LIVE);
  }
}
