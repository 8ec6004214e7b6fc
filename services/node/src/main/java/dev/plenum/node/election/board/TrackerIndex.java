package dev.plenum.node.election.board;

import dev.plenum.kernel.ledger.Entry;
import dev.plenum.node.wiring.Backend;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds an entry by the beginning of its leaf. Built from the ledger when somebody first asks, and
 * brought up to date whenever somebody asks again.
 */
@Singleton
final class TrackerIndex {
  private static final int PAGE = 2_000;
  private static final int PREFIX_BYTES = 8;

  private final Backend<?, ?, ?> backend;

  /** Sequence number by the first 64 bits of the leaf; the other 16 are compared afterwards. */
  private final Map<Long, Long> seqByLeaf = new HashMap<>();

  private long upTo;

  TrackerIndex(Backend<?, ?, ?> backend) {
    this.backend = backend;
  }

  synchronized Optional<Entry> find(String leafPrefix) {
    catchUp();
    Long seq = seqByLeaf.get(Long.parseUnsignedLong(leafPrefix, 0, 2 * PREFIX_BYTES, 16));
    return seq == null
        ? Optional.empty()
        : backend.entries(seq, 1).stream()
            .filter(entry -> HexFormat.of().formatHex(entry.leaf()).startsWith(leafPrefix))
            .findFirst();
  }

  private void catchUp() {
    List<Entry> page;
    do {
      page = backend.entries(upTo + 1, PAGE);
      for (Entry entry : page) {
        seqByLeaf.put(java.nio.ByteBuffer.wrap(entry.leaf()).getLong(), entry.seq());
        upTo = entry.seq();
      }
    } while (page.size() == PAGE);
  }
}
