package dev.plenum.kernel.shard;

import java.time.Duration;

/**
 * How a shard behaves.
 *
 * @param inWork commands that may be decided and not yet answered; the rest wait in line
 * @param queue length of the line; whoever comes when it is full is told to come back
 * @param maxBatch most entries in one transaction
 * @param prepareLimit how long a majority may take to confirm a batch
 * @param silenceLimit how long a leader may be silent before the others look for a new one
 * @param adviceLimit how long leadership waits for the consensus group's advice
 * @param answerLimit how long a caller waits before it is told to ask again
 * @param snapshotEvery entries between snapshots
 * @param overflow whether a node that has {@code inWork} commands under way hands the next ones to
 *     a peer that has fewer
 */
public record ShardConfig(
    String shard,
    int inWork,
    int queue,
    int maxBatch,
    Duration prepareLimit,
    Duration silenceLimit,
    Duration adviceLimit,
    Duration answerLimit,
    long snapshotEvery,
    boolean overflow) {

  public static ShardConfig of(String shard, int inWork, int queue) {
    return new ShardConfig(
        shard,
        inWork,
        queue,
        512,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofMillis(400),
        Duration.ofSeconds(10),
        50_000,
        false);
  }

  public ShardConfig withSnapshotEvery(long entries) {
    return new ShardConfig(
        shard,
        inWork,
        queue,
        maxBatch,
        prepareLimit,
        silenceLimit,
        adviceLimit,
        answerLimit,
        entries,
        overflow);
  }

  public ShardConfig withOverflow(boolean wanted) {
    return new ShardConfig(
        shard,
        inWork,
        queue,
        maxBatch,
        prepareLimit,
        silenceLimit,
        adviceLimit,
        answerLimit,
        snapshotEvery,
        wanted);
  }
}
