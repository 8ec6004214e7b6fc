package dev.plenum.kernel.testing;

import dev.plenum.kernel.peer.PeerMesh;
import java.util.List;

/** The mesh of the first of three nodes; there is nobody at the other ends but the test. */
public abstract class LoneMesh implements PeerMesh {
  @Override
  public String self() {
    return "node-0";
  }

  @Override
  public List<String> nodes() {
    return List.of("node-0", "node-1", "node-2");
  }

  @Override
  public void start(Receiver receiver) {}

  @Override
  public void close() {}
}
