package dev.plenum.kernel.leadership.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.cp.internal.raft.impl.log.RaftLog;
import com.hazelcast.cp.internal.raft.impl.state.RaftState;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads Raft's own figures, which the public API does not give. Hazelcast is pinned to 5.4.0, the
 * last release with an open consensus subsystem, so its internals do not move. Values are read
 * without the Raft thread and may be a moment old.
 */
final class RaftInspector {
  private RaftInspector() {}

  static List<RaftGroupView> groups(HazelcastInstance instance, String self) {
    if (!(instance instanceof HazelcastInstanceProxy proxy)
        || !instance.getLifecycleService().isRunning()) {
      return List.of();
    }
    RaftService service =
        proxy.getOriginal().node.getNodeEngine().getService(RaftService.SERVICE_NAME);
    Map<UUID, String> names = names(instance, service);
    List<RaftGroupView> views = new ArrayList<>();
    for (RaftNode node : service.getAllRaftNodes()) {
      if (node instanceof RaftNodeImpl impl) {
        views.add(view(node.getGroupId(), impl.state(), names, self));
      }
    }
    return views;
  }

  private static Map<UUID, String> names(HazelcastInstance instance, RaftService service) {
    Map<com.hazelcast.cluster.Address, String> byAddress =
        instance.getCluster().getMembers().stream()
            .collect(Collectors.toMap(Member::getAddress, CpMembership::name));
    return service.getMetadataGroupManager().getActiveMembers().stream()
        .collect(
            Collectors.toMap(
                member -> member.getUuid(),
                member ->
                    byAddress.getOrDefault(member.getAddress(), member.getAddress().toString())));
  }

  private static RaftGroupView view(
      CPGroupId group, RaftState state, Map<UUID, String> names, String self) {
    RaftLog log = state.log();
    return new RaftGroupView(
        group.getName(),
        self,
        String.valueOf(state.role()).toLowerCase(java.util.Locale.ROOT),
        name(state.leader(), names),
        state.term(),
        state.commitIndex(),
        state.lastApplied(),
        log.lastLogOrSnapshotIndex(),
        log.snapshotIndex(),
        state.members().stream().map(member -> name(member, names)).sorted().toList());
  }

  private static String name(@Nullable RaftEndpoint endpoint, Map<UUID, String> names) {
    return endpoint == null
        ? ""
        : names.getOrDefault(endpoint.getUuid(), endpoint.getUuid().toString());
  }
}
