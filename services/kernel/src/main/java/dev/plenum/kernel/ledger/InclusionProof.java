package dev.plenum.kernel.ledger;

import dev.plenum.kernel.hash.Sha256;
import java.security.MessageDigest;
import java.util.List;

/**
 * That an entry is in the ledger, as in RFC 9162 section 2.1.3: whoever has the leaf and the root
 * can check it and needs nothing else of the ledger.
 *
 * @param seq sequence number of the entry; its place in the tree is one less
 * @param size how many entries the tree has
 * @param path the neighbours that the leaf meets on its way to the root, lowest first
 */
public record InclusionProof(long seq, long size, List<byte[]> path) {

  public InclusionProof {
    if (seq < 1 || seq > size) {
      throw new IllegalArgumentException("entry %d is not among %d".formatted(seq, size));
    }
    path = List.copyOf(path);
  }

  /**
   * The root that follows from the leaf; the proof holds if it is the one that was published.
   *
   * @throws IllegalArgumentException if the path has another length than a tree of this size has
   */
  public byte[] root(byte[] leaf) {
    MessageDigest sha256 = Sha256.fresh();
    byte[] hash = leaf;
    long place = seq - 1;
    long last = size - 1;
    int met = 0;
    for (; last > 0; place >>= 1, last >>= 1) {
      // The last of an odd row has no neighbour and rises as it is.
      if (place == last && (place & 1) == 0) {
        continue;
      }
      if (met == path.size()) {
        throw new IllegalArgumentException("the path is too short");
      }
      byte[] neighbour = path.get(met++);
      hash =
          (place & 1) == 1
              ? LeafHash.node(sha256, neighbour, hash)
              : LeafHash.node(sha256, hash, neighbour);
    }
    if (met != path.size()) {
      throw new IllegalArgumentException("the path is too long");
    }
    return hash;
  }
}
