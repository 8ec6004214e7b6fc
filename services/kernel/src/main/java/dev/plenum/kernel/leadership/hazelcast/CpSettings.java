package dev.plenum.kernel.leadership.hazelcast;

import dev.plenum.kernel.peer.PeerAddress;
import java.util.List;

/**
 * Where the members of a resource's consensus group are.
 *
 * @param name of the resource; part of the cluster's name
 * @param self name of this node, one of {@code addresses}
 */
public record CpSettings(String name, String self, List<PeerAddress> addresses) {

  PeerAddress mine() {
    return addresses.stream()
        .filter(address -> address.node().equals(self))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(self + " is not among the members"));
  }
}
