package dev.plenum.kernel.shard;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node's picture of a shard, for pages, metrics and health.
 *
 * @param leader name of the leading node, where one is known
 * @param role what this node is to the shard
 * @param obstacles what keeps it from leading and from being asked, whatever its role
 * @param head highest committed sequence number this node has heard of
 * @param folded sequence number that this node's replica reached
 * @param root lower-case hexadecimal Merkle root of the ledger at {@code folded}
 * @param history how this node's history compares with the database's
 * @param inWork commands admitted and not yet answered (leader only)
 * @param queued commands waiting for admission (leader only)
 */
public record ShardStatus(
    String shard,
    String node,
    @Nullable String leader,
    NodeRole role,
    Set<Obstacle> obstacles,
    long epoch,
    long generation,
    long head,
    long folded,
    String root,
    HistoryFinding history,
    int inWork,
    int queued,
    List<PeerStatus> peers) {

  /** Whether this keeps the node from leading and from being asked. */
  public boolean faces(Obstacle obstacle) {
    return obstacles.contains(obstacle);
  }

  /** Whether this node leads. */
  public boolean leading() {
    return node.equals(leader);
  }

  /** How far this node's replica is behind the head it has heard of, in entries. */
  public long lag() {
    return Math.max(0, head - folded);
  }

  /**
   * What this node last heard of a node (itself included).
   *
   * @param alive heard within the liveness limit
   * @param digestSeq sequence number of the last state digest, 0 where there is none yet
   * @param stateVersion what its digest is comparable under
   * @param offsetMillis its clock minus ours, round trip corrected
   * @param votes whether it is a voting member of a consensus group that answers it
   */
  public record PeerStatus(
      String node,
      boolean alive,
      long folded,
      long digestSeq,
      String digest,
      int stateVersion,
      double offsetMillis,
      double roundTripMillis,
      boolean votes) {}
}
