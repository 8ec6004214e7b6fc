package dev.plenum.kernel.ledger;

import dev.plenum.kernel.hash.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * Proofs for any entry at any size of an append-only Merkle tree (RFC 9162). It keeps the roots of
 * perfect subtrees of {@value #GRAIN} leaves and more, a few bytes a leaf, and asks for the leaves
 * below them again. Not safe for use by several threads.
 */
public final class MerkleTree {
  private static final int GRAIN = 16;

  /** Where the leaves are. */
  public interface Leaves {
    /** The leaves of the entries from {@code fromSeq} on. */
    List<byte[]> from(long fromSeq, int count);
  }

  private final Leaves leaves;
  private MerkleFrontier grain = new MerkleFrontier();

  /** Level 0 has the roots of grains in their order, each level above those of pairs below. */
  private final List<List<byte[]>> levels = new ArrayList<>(List.of(new ArrayList<>()));

  private long size;

  public MerkleTree(Leaves leaves) {
    this.leaves = leaves;
  }

  public long size() {
    return size;
  }

  public void append(byte[] leaf) {
    grain.append(leaf);
    size++;
    if (grain.size() == GRAIN) {
      rise(grain.root());
      grain = new MerkleFrontier();
    }
  }

  private void rise(byte[] subtree) {
    byte[] hash = subtree;
    for (int level = 0; ; level++) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      List<byte[]> row = levels.get(level);
      row.add(hash);
      if (row.size() % 2 == 1) {
        return;
      }
      hash = LeafHash.node(Sha256.fresh(), row.get(row.size() - 2), hash);
    }
  }

  /** How the entry was part of the ledger when that had {@code ofSize} entries. */
  public InclusionProof proof(long seq, long ofSize) {
    if (ofSize > size) {
      throw new IllegalArgumentException("there are %d entries, not %d".formatted(size, ofSize));
    }
    List<byte[]> path = new ArrayList<>();
    climb(seq - 1, 0, ofSize, path);
    return new InclusionProof(seq, ofSize, path);
  }

  /** PATH of the RFC for the leaves from (inclusive) to (exclusive), lowest neighbour first. */
  private void climb(long place, long from, long to, List<byte[]> path) {
    if (to - from <= GRAIN) {
      climb((int) (place - from), read(from, to), path);
      return;
    }
    long middle = from + Long.highestOneBit(to - from - 1);
    if (place < middle) {
      climb(place, from, middle, path);
      path.add(root(middle, to));
    } else {
      climb(place, middle, to, path);
      path.add(root(from, middle));
    }
  }

  private static void climb(int place, List<byte[]> few, List<byte[]> path) {
    if (few.size() == 1) {
      return;
    }
    int middle = Integer.highestOneBit(few.size() - 1);
    List<byte[]> left = few.subList(0, middle);
    List<byte[]> right = few.subList(middle, few.size());
    if (place < middle) {
      climb(place, left, path);
      path.add(root(right));
    } else {
      climb(place - middle, right, path);
      path.add(root(left));
    }
  }

  private byte[] root(long from, long to) {
    long count = to - from;
    if (count < GRAIN) {
      return root(read(from, to));
    }
    if (Long.bitCount(count) == 1) {
      // Splits are at the largest power of two, so a perfect range always starts at a multiple.
      int level = Long.numberOfTrailingZeros(count / GRAIN);
      return levels.get(level).get((int) (from / count));
    }
    long middle = from + Long.highestOneBit(count - 1);
    return LeafHash.node(Sha256.fresh(), root(from, middle), root(middle, to));
  }

  private static byte[] root(List<byte[]> few) {
    MerkleFrontier frontier = new MerkleFrontier();
    few.forEach(frontier::append);
    return frontier.root();
  }

  private List<byte[]> read(long from, long to) {
    List<byte[]> read = leaves.from(from + 1, (int) (to - from));
    if (read.size() != to - from) {
      throw new IllegalStateException("entries after %d are missing".formatted(from));
    }
    return read;
  }
}
