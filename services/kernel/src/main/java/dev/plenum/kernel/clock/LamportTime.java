package dev.plenum.kernel.clock;

/**
 * What a node makes of the Lamport time (Lamport, 1978) that a participant claims. Nobody can check
 * such a claim, and it decides who waits longest; so it counts within bounds that the ledger sets.
 */
public final class LamportTime {
  /** How far a participant may be ahead of the ledger: what it did since it last heard of it. */
  public static final long AHEAD = 1_000;

  private static final long LARGEST = 1L << 52;

  private LamportTime() {}

  /** Whether a claim is a Lamport time at all; every client writes whole numbers up to there. */
  public static boolean possible(long claimed) {
    return claimed >= 0 && claimed <= LARGEST;
  }

  /**
   * What counts of a claim. It is no lower than the ledger, which everybody who asks a node could
   * have heard of: a lower one would overtake all who wait. It is not far above either, or whoever
   * once sent a large number would be last for ever.
   *
   * @param head the last entry that the receiving node knows of
   */
  public static long believed(long claimed, long head) {
    return Math.clamp(claimed, head, head + AHEAD);
  }

  /** The participant's own time once it hears what became of a command: later than both. */
  public static long after(long claimed, long seq) {
    return believed(claimed, seq) + 1;
  }
}
