package dev.plenum.kernel.leadership.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.CPGroup;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.log.RaftLog;
import com.hazelcast.cp.internal.raft.impl.state.LeaderState;
import com.hazelcast.cp.internal.raft.impl.state.RaftState;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.leadership.RaftGroupView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads Raft's own figures, which the public API does not give. Hazelcast is pinned to 5.4.0, the
 * last release with an open consensus subsystem, so its internals do not move. Values are read
 * without the Raft thread and may be a moment old.
 */
final class RaftInspector {
  private RaftInspector() {}

  static List<RaftGroupView> groups(HazelcastInstance instance, String self, RaftWatch watch) {
    List<RaftNodeImpl> nodes = nodes(instance);
    if (nodes.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> names = names(instance);
    return nodes.stream().map(node -> view(node, names, self, watch)).toList();
  }

  /** This member's part in each group. */
  static List<RaftNodeImpl> nodes(HazelcastInstance instance) {
    if (!instance.getLifecycleService().isRunning()) {
      return List.of();
    }
    List<RaftNodeImpl> nodes = new ArrayList<>();
    for (RaftNode node : service(instance).getAllRaftNodes()) {
      if (node instanceof RaftNodeImpl impl) {
        nodes.add(impl);
      }
    }
    return nodes;
  }

  /**
   * Whether this member takes part in the group that keeps the members and in the one that keeps
   * names and locks. Hazelcast calls a member promoted a moment before that; the loss of another
   * one in between would leave a group of three without a majority, for ever.
   */
  static boolean votes(HazelcastInstance instance) {
    List<RaftNodeImpl> nodes = nodes(instance);
    return Stream.of(CPGroup.METADATA_CP_GROUP_NAME, CPGroup.DEFAULT_GROUP_NAME)
        .allMatch(group -> nodes.stream().anyMatch(node -> votes(node, group)));
  }

  private static boolean votes(RaftNodeImpl node, String group) {
    return node.getGroupId().getName().equals(group)
        && node.getCommittedMembers().contains(node.getLocalMember());
  }

  /** When the leader's last append came; where this member leads, when a majority confirmed one. */
  static long heard(RaftNodeImpl node) {
    LeaderState leading = node.state().leaderState();
    return leading == null
        ? node.lastAppendEntriesTimestamp()
        : leading.majorityAppendRequestAckTimestamp(node.state().majority());
  }

  /** The leader's name; empty while none is known. */
  static String leaderName(RaftNodeImpl node, HazelcastInstance instance) {
    RaftEndpoint leader = node.state().leader();
    return leader == null ? "" : names(instance).getOrDefault(leader.getUuid(), "");
  }

  /**
   * Tells every member of the cluster who the voting members are, where this one leads the group
   * that keeps them; elsewhere nothing happens. Hazelcast does so when a member is added, and does
   * not look at the event.
   */
  static void announceMembers(HazelcastInstance instance) {
    if (instance.getLifecycleService().isRunning()) {
      service(instance).memberAdded(null);
    }
  }

  private static RaftService service(HazelcastInstance instance) {
    if (!(instance instanceof HazelcastInstanceProxy proxy)) {
      throw new IllegalArgumentException("not a member of a cluster: " + instance);
    }
    return proxy.getOriginal().node.getNodeEngine().getService(RaftService.SERVICE_NAME);
  }

  private static Map<UUID, String> names(HazelcastInstance instance) {
    Map<com.hazelcast.cluster.Address, String> byAddress =
        instance.getCluster().getMembers().stream()
            .collect(Collectors.toMap(Member::getAddress, CpMembership::name));
    return service(instance).getMetadataGroupManager().getActiveMembers().stream()
        .collect(
            Collectors.toMap(
                member -> member.getUuid(),
                member ->
                    byAddress.getOrDefault(member.getAddress(), member.getAddress().toString())));
  }

  private static RaftGroupView view(
      RaftNodeImpl node, Map<UUID, String> names, String self, RaftWatch watch) {
    RaftState state = node.state();
    RaftLog log = state.log();
    String group = node.getGroupId().getName();
    RaftWatch.Figures figures = watch.figures(group);
    long since = figures.ledSinceMillis();
    return new RaftGroupView(
        group,
        self,
        String.valueOf(state.role()).toLowerCase(java.util.Locale.ROOT),
        name(state.leader(), names),
        state.term(),
        state.commitIndex(),
        state.lastApplied(),
        log.lastLogOrSnapshotIndex(),
        log.snapshotIndex(),
        state.members().stream().map(member -> name(member, names)).sorted().toList(),
        figures.elections(),
        figures.leaderChanges(),
        since == 0 ? null : Iso.time(Instant.ofEpochMilli(since)),
        figures.appends(),
        watch.silentMillis(group));
  }

  private static String name(@Nullable RaftEndpoint endpoint, Map<UUID, String> names) {
    return endpoint == null
        ? ""
        : names.getOrDefault(endpoint.getUuid(), endpoint.getUuid().toString());
  }
}
