package dev.plenum.kernel;

import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.postgres.PostgresPool;
import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.trust.NodeTrust;
import java.util.List;

/**
 * What a node of a resource needs to know.
 *
 * @param resource name of the resource
 * @param owner whose ledger it writes
 * @param node this node's name, one of {@code nodes}
 * @param nodes all nodes of the resource, in their order; an odd number, at least three
 * @param trust who this node is to the others, and they to it
 */
public record KernelConfig(
    String resource,
    Owner owner,
    String node,
    List<PeerAddress> nodes,
    NodeTrust trust,
    PostgresPool.Settings database,
    ShardConfig shard) {

  public KernelConfig {
    nodes = List.copyOf(nodes);
    if (nodes.size() < 3 || nodes.size() % 2 == 0) {
      throw new IllegalArgumentException("nodes must be odd and at least 3, not " + nodes.size());
    }
  }

  @Override
  public String toString() {
    return "KernelConfig[%s, %s of %s]".formatted(resource, node, nodes);
  }
}
