package dev.plenum.kernel.ledger;

import java.util.List;

/**
 * Checks entries by what they contain. Nobody folds an entry because a leaf is written beside it:
 * the leaf is computed from the content, and the root from the leaves. Not safe for use by several
 * threads.
 */
public final class Chain {
  private final LeafHash hash;

  public Chain(String shard) {
    this.hash = new LeafHash(shard);
  }

  /** An entry is not what its leaf says, or does not follow its predecessor. */
  public static final class BrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long seq;

    BrokenException(long seq, String message) {
      super(message);
      this.seq = seq;
    }

    /** Where. */
    public long seq() {
      return seq;
    }
  }

  /**
   * Appends the leaves of the entries to {@code frontier}.
   *
   * @throws BrokenException at the first entry that is missing or was changed
   */
  public void extend(MerkleFrontier frontier, List<Entry> entries) {
    for (Entry entry : entries) {
      long expected = frontier.size() + 1;
      if (entry.seq() != expected) {
        throw missing(expected);
      }
      if (!hash.fits(entry)) {
        throw new BrokenException(
            expected, "entry %d is not what its leaf says: it was changed".formatted(expected));
      }
      frontier.append(entry.leaf());
    }
  }

  /** There is no such entry where one should be. */
  public static BrokenException missing(long seq) {
    return new BrokenException(seq, "entry %d is missing".formatted(seq));
  }
}
