package dev.plenum.kernel.locks;

import java.util.Comparator;
import java.util.concurrent.CompletableFuture;

/**
 * Mutual exclusion for people: one at a time edits a marksheet, whoever comes later waits in line.
 *
 * <p>A lock orders people and protects nothing by itself: who was paused may believe to hold it
 * long after another one got it. So every grant carries a {@link Token}, larger than that of every
 * grant before, and whoever keeps the data refuses what comes with a smaller one.
 */
public interface PeopleLocks {

  /**
   * Joins the line for a lock.
   *
   * @param owner who asks, for the log; the same person may ask twice and then waits for himself
   */
  Claim request(String name, String owner);

  /** Somebody's place in the line, then the lock. */
  interface Claim {
    String owner();

    /** Completes when it is this one's turn; is cancelled where the claim was given up before. */
    CompletableFuture<Token> granted();

    /**
     * Gives the lock, or the place in the line, up. What is granted ends as well when the node dies
     * on which it was granted.
     */
    void release();
  }

  /**
   * Larger for every later grant of the same lock, for ever.
   *
   * @param generation of the consensus group; fences begin again in each
   * @param fence within the generation
   */
  record Token(long generation, long fence) implements Comparable<Token> {
    private static final Comparator<Token> ORDER =
        Comparator.comparingLong(Token::generation).thenComparingLong(Token::fence);

    @Override
    public int compareTo(Token other) {
      return ORDER.compare(this, other);
    }
  }
}
