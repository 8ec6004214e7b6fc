package dev.plenum.kernel.metrics;

import dev.plenum.kernel.leadership.RaftGroupView;
import dev.plenum.kernel.leadership.hazelcast.CpCluster;
import dev.plenum.kernel.leadership.hazelcast.RaftWatch;
import dev.plenum.kernel.member.ShardMember;
import dev.plenum.kernel.shard.ShardStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Figures whose labels come and go: of peers, and of the Raft groups. */
final class ChangingMetrics implements Runnable {
  private final MeterRegistry registry;
  private final ShardMember<?, ?, ?> member;
  private final CpCluster cp;
  private final Set<String> counted = new HashSet<>();
  private final MultiGauge offsets;
  private final MultiGauge terms;
  private final MultiGauge commits;
  private final MultiGauge snapshots;
  private final MultiGauge leaders;
  private final MultiGauge silences;
  private final MultiGauge reigns;

  ChangingMetrics(MeterRegistry registry, ShardMember<?, ?, ?> member, CpCluster cp) {
    this.registry = registry;
    this.member = member;
    this.cp = cp;
    offsets = multi("plenum.clock.offset.seconds", "A peer's clock minus ours");
    terms = multi("plenum.cp.term", "Raft term");
    commits = multi("plenum.cp.commit.index", "Raft commit index");
    snapshots = multi("plenum.cp.snapshot.index", "Raft snapshot index");
    leaders = multi("plenum.cp.leading", "1 if this node leads the Raft group");
    silences = multi("plenum.cp.silence.seconds", "Since the Raft leader was heard");
    reigns = multi("plenum.cp.leader.since.seconds", "Unix time of its election");
  }

  @Override
  public void run() {
    RaftWatch watch = cp.raftWatch();
    watch.groups().stream().filter(counted::add).forEach(group -> count(watch, group));
    silences.register(rows(watch, group -> watch.silentMillis(group) / 1000.0), true);
    reigns.register(rows(watch, group -> watch.figures(group).ledSinceMillis() / 1000.0), true);
    offsets.register(offsets(member), true);
    List<RaftGroupView> groups = cp.raftGroups();
    terms.register(rows(groups, RaftGroupView::term), true);
    commits.register(rows(groups, RaftGroupView::commitIndex), true);
    snapshots.register(rows(groups, RaftGroupView::snapshotIndex), true);
    leaders.register(rows(groups, g -> g.leader().equals(g.node()) ? 1 : 0), true);
  }

  /** Counters of a group that has appeared. */
  private void count(RaftWatch watch, String group) {
    count(
        "plenum.cp.elections",
        "Raft terms that began while this node looked on",
        watch,
        group,
        RaftWatch.Figures::elections);
    count(
        "plenum.cp.leader.changes",
        "How often another member led the Raft group than before",
        watch,
        group,
        RaftWatch.Figures::leaderChanges);
    count(
        "plenum.cp.appends",
        "Appends heard from the Raft leader, or confirmed by a majority",
        watch,
        group,
        RaftWatch.Figures::appends);
  }

  private void count(
      String name,
      String description,
      RaftWatch watch,
      String group,
      ToDoubleFunction<RaftWatch.Figures> value) {
    FunctionCounter.builder(name, watch, w -> value.applyAsDouble(w.figures(group)))
        .description(description)
        .tags("group", group)
        .register(registry);
  }

  private static List<MultiGauge.Row<?>> rows(RaftWatch watch, ToDoubleFunction<String> value) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (String group : watch.groups()) {
      rows.add(MultiGauge.Row.of(Tags.of("group", group), value.applyAsDouble(group)));
    }
    return rows;
  }

  private MultiGauge multi(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  private static List<MultiGauge.Row<?>> offsets(ShardMember<?, ?, ?> member) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (ShardStatus.PeerStatus peer : member.status().peers()) {
      rows.add(MultiGauge.Row.of(Tags.of("peer", peer.node()), peer.offsetMillis() / 1000));
    }
    return rows;
  }

  private static List<MultiGauge.Row<?>> rows(
      List<RaftGroupView> groups, ToDoubleFunction<RaftGroupView> value) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (RaftGroupView group : groups) {
      rows.add(MultiGauge.Row.of(Tags.of("group", group.group()), value.applyAsDouble(group)));
    }
    return rows;
  }
}
