package dev.plenum.node.desk;

import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/**
 * How far into the ledger callers have seen. Every answer says a position; whoever sends it back to
 * another node reads no less there, or is told that it is less.
 */
@Singleton
public final class Positions {
  /** Both ways: the position of an answer, and what the caller has seen. */
  public static final String HEADER = "Plenum-Position";

  /** With an answer that may be older than what the caller has seen. */
  public static final String STALE = "Plenum-Stale";

  /** How long a reading waits for this node to get there. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** How far ahead of what a node has heard another one can be that it still hears. */
  private static final long UNHEARD = 10_000;

  private static final Pattern FORM = Pattern.compile("\\d{1,18}");
  private static final Executor ANSWERING = Thread::startVirtualThread;

  private final Shard<?, ?, ?> shard;
  private final Desk<?> desk;

  Positions(Shard<?, ?, ?> shard, Desk<?> desk) {
    this.shard = shard;
    this.desk = desk;
  }

  /** What a caller sent. Throws a {@code Problem} where it is no position. */
  public static long of(String sent) {
    if (!FORM.matcher(sent).matches()) {
      throw Problem.malformed(
          HEADER
              + " is a position that a node sent: a whole number from 0 on, of 18 digits at most.",
          HEADER);
    }
    return Long.parseLong(sent);
  }

  /** The position of an answer: it shows nothing, and acknowledges nothing, beyond. */
  public long here() {
    return Math.max(desk.acknowledged(), shard.view().seq());
  }

  /**
   * Completes with whether this node shows everything up to there: soon, as it is only behind by
   * what is on its way; else after a bounded wait; at once where nobody can have seen so much.
   */
  public CompletableFuture<Boolean> reached(long position) {
    if (shows(position)) {
      return CompletableFuture.completedFuture(true);
    }
    if (position > shard.status().head() + UNHEARD) {
      return CompletableFuture.completedFuture(false);
    }
    return shard.viewAt(position, PATIENCE).handleAsync((_, _) -> shows(position), ANSWERING);
  }

  private boolean shows(long position) {
    return shard.view().seq() >= position;
  }
}
