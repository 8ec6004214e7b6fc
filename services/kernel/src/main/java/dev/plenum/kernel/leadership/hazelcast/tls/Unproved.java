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
  private final Set<TlsSession> sessions = new LinkedHashSet<>();

  void add(TlsSession session) {
    TlsSession leaving = enter(session);
    if (leaving != null) {
      leaving.giveUp("others came before it finished the handshake");
    }
  }

  private synchronized @Nullable TlsSession enter(TlsSession session) {
    TlsSession leaving = null;
    if (sessions.size() >= LIMIT) {
      leaving =
          sessions.stream()
              .filter(TlsSession::silent)
              .findFirst()
              .orElseGet(() -> sessions.iterator().next());
      var _ = sessions.remove(leaving);
    }
    var _ = sessions.add(session);
    return leaving;
  }

  /** Proved or gone; nothing happens the second time. */
  synchronized void remove(TlsSession session) {
    var _ = sessions.remove(session);
  }
}
