package dev.plenum.kernel.leadership.hazelcast.tls;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections that others made and have not shown yet who they are. Each takes memory that a
 * stranger need not pay for, so there are never more than a few: whoever comes then takes the place
 * of one that has said nothing, or of the oldest. A member that lost its place so comes again.
 */
final class Unproved {
  static final int LIMIT = 32;

  /** The oldest first. */
  private final Set<Proof> proofs = new LinkedHashSet<>();

  void add(Proof proof) {
    Proof leaving = enter(proof);
    if (leaving != null) {
      leaving.giveUp("others came before it finished the handshake");
    }
  }

  private synchronized @Nullable Proof enter(Proof proof) {
    Proof leaving = null;
    if (proofs.size() >= LIMIT) {
      leaving =
          proofs.stream()
              .filter(Proof::silent)
              .findFirst()
              .orElseGet(() -> proofs.iterator().next());
      var _ = proofs.remove(leaving);
    }
    var _ = proofs.add(proof);
    return leaving;
  }

  /** Proved or gone; nothing happens the second time. */
  synchronized void remove(Proof proof) {
    var _ = proofs.remove(proof);
  }
}
