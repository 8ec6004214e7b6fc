package dev.plenum.kernel.ledger;

import dev.plenum.kernel.hash.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The roots of the perfect subtrees of an append-only Merkle tree (RFC 9162), largest first: all
 * that is needed to append and to give the root. At most 63 hashes however long the ledger grows.
 */
public final class MerkleFrontier {
  private final MessageDigest sha256 = Sha256.fresh();
  private final List<byte[]> peaks;
  private long size;

  public MerkleFrontier() {
    this(0, List.of());
  }

  /** A frontier as {@link #peaks()} gave it for a tree of {@code size} leaves. */
  public MerkleFrontier(long size, List<byte[]> peaks) {
    if (Long.bitCount(size) != peaks.size()) {
      throw new IllegalArgumentException(
          "a tree of %d leaves has %d peaks, not %d"
              .formatted(size, Long.bitCount(size), peaks.size()));
    }
    this.size = size;
    this.peaks = new ArrayList<>(peaks);
  }

  public MerkleFrontier copy() {
    return new MerkleFrontier(size, peaks);
  }

  public void append(byte[] leaf) {
    byte[] subtree = leaf;
    // Each trailing one bit of the size is a perfect subtree that the new leaf completes.
    for (long bits = size; (bits & 1) == 1; bits >>>= 1) {
      subtree = LeafHash.node(sha256, peaks.removeLast(), subtree);
    }
    peaks.add(subtree);
    size++;
  }

  public long size() {
    return size;
  }

  public List<byte[]> peaks() {
    return List.copyOf(peaks);
  }

  /** The Merkle root; of an empty tree the hash of nothing. */
  public byte[] root() {
    if (peaks.isEmpty()) {
      return sha256.digest();
    }
    byte[] root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = LeafHash.node(sha256, peaks.get(i), root);
    }
    return root;
  }

  public String rootHex() {
    return HexFormat.of().formatHex(root());
  }
}
