package dev.plenum.kernel.ledger;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A place in a history, and by its root the whole history up to there: two ledgers that have equal
 * positions have equal entries.
 *
 * @param seq how many entries there are
 * @param root Merkle root over them; 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below
public record Position(long seq, byte[] root) {

  /** Of a ledger without entries. */
  public static Position start() {
    return new Position(0, new MerkleFrontier().root());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Position(long otherSeq, byte[] otherRoot)
        && seq == otherSeq
        && Arrays.equals(root, otherRoot);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(seq) * 31 + Arrays.hashCode(root);
  }

  @Override
  public String toString() {
    return seq + " (" + HexFormat.of().formatHex(root, 0, Math.min(4, root.length)) + "…)";
  }
}
