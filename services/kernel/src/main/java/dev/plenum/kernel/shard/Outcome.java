package dev.plenum.kernel.shard;

import dev.plenum.kernel.machine.Rejection;
import java.time.Duration;

/** What became of a submitted command. Only {@link Accepted} promises anything: it is committed. */
public sealed interface Outcome {

  record Accepted(Receipt receipt) implements Outcome {}

  record Rejected(Rejection rejection) implements Outcome {}

  /** Not decided, or decided with an outcome unknown here: ask again with the same command id. */
  record Retry(RetryReason reason, Duration after) implements Outcome {}

  /** Why a caller is told to ask again. */
  enum RetryReason {
    /** No node leads the shard at this moment. */
    NoLeader("The cluster is choosing a new leader"),
    /** The leader was deposed while the command was under way. */
    LeaderChanged("The cluster changed its leader"),
    /** Fewer than a majority of nodes confirmed the batch. */
    NoMajority("Too few nodes are connected to accept anything safely"),
    /** The database did not answer. */
    StoreUnavailable("The database cannot be reached"),
    /** The waiting line is full. */
    QueueFull("The waiting line is full"),
    /** The node is shutting down. */
    Draining("This node is shutting down"),
    /** The leading node runs a version that does not know the command. */
    UpgradeUnderWay("The system is being upgraded and does not know this yet"),
    /** No answer came within the time limit; the command may still be accepted. */
    Timeout("No answer came in time");

    private final String sentence;

    RetryReason(String sentence) {
      this.sentence = sentence;
    }

    /** Whether it is over with the next leader, or in a moment: no caller need be told of it. */
    public boolean passes() {
      return switch (this) {
        case NoLeader, LeaderChanged, NoMajority, StoreUnavailable, Draining, UpgradeUnderWay ->
            true;
        case QueueFull, Timeout -> false;
      };
    }

    public String sentence() {
      return sentence;
    }
  }
}
