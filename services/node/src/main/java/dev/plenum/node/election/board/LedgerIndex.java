package dev.plenum.node.election.board;

import dev.plenum.election.http.Tracker;
import dev.plenum.kernel.Backend;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.InclusionProof;
import dev.plenum.kernel.ledger.MerkleTree;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds an entry by the beginning of its leaf, and its way to a root. Built from the ledger when
 * somebody first asks, and brought up to date whenever somebody asks again.
 */
@Singleton
final class LedgerIndex {
  private static final int PREFIX_BYTES = 8;

  private final Backend<?, ?, ?> backend;

  /** Sequence number by the first 64 bits of the leaf; the other 16 are compared afterwards. */
  private final Map<Long, Long> seqByLeaf = new HashMap<>();

  private final MerkleTree tree;

  LedgerIndex(Backend<?, ?, ?> backend) {
    this.backend = backend;
    this.tree =
        new MerkleTree(
            (seq, count) -> backend.entries(seq, count).stream().map(Entry::leaf).toList());
  }

  /** The entry with this tracker; refuses what is none. */
  synchronized Entry entry(String tracker) {
    String prefix = leafPrefix(tracker);
    catchUp();
    Long seq = seqByLeaf.get(Long.parseUnsignedLong(prefix, 0, 2 * PREFIX_BYTES, 16));
    return (seq == null ? List.<Entry>of() : backend.entries(seq, 1))
        .stream()
            .filter(entry -> HexFormat.of().formatHex(entry.leaf()).startsWith(prefix))
            .findFirst()
            .orElseThrow(LedgerIndex::noBallot);
  }

  /** The hexadecimal digits that a tracker stands for; refuses what stands for none. */
  static String leafPrefix(String tracker) {
    String prefix = Tracker.leafPrefix(tracker);
    if (prefix == null) {
      throw Problem.malformed("A tracker has sixteen letters and digits.", "tracker");
    }
    return prefix;
  }

  static Problem noBallot() {
    return new Problem(HttpStatus.NOT_FOUND, "NoBallot", "There is no ballot with this tracker.");
  }

  /** Empty where the ledger never had so many entries, or the entry came later. */
  synchronized Optional<InclusionProof> proof(long seq, long size) {
    catchUp();
    return seq > size || size > tree.size() ? Optional.empty() : Optional.of(tree.proof(seq, size));
  }

  private void catchUp() {
    backend.eachEntry(
        tree.size() + 1,
        entry -> {
          seqByLeaf.put(ByteBuffer.wrap(entry.leaf()).getLong(), entry.seq());
          tree.append(entry.leaf());
        });
  }
}
