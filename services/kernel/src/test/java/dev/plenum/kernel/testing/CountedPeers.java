package dev.plenum.kernel.testing;

import dev.plenum.kernel.peer.PeerMetrics;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was noticed of others. */
public final class CountedPeers implements PeerMetrics {
  private final List<Port> refused = new CopyOnWriteArrayList<>();
  private final List<Unknown> unknown = new CopyOnWriteArrayList<>();
  private final List<Port> malformed = new CopyOnWriteArrayList<>();

  @Override
  public void handshakeRefused(Port port) {
    refused.add(port);
  }

  @Override
  public void malformed(Port port) {
    malformed.add(port);
  }

  @Override
  public void unknown(Unknown what) {
    unknown.add(what);
  }

  public List<Unknown> unknown() {
    return List.copyOf(unknown);
  }

  public int refused() {
    return refused.size();
  }

  public int malformed() {
    return malformed.size();
  }
}
