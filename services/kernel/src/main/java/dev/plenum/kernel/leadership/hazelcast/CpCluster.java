package dev.plenum.kernel.leadership.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceFactory;
import com.hazelcast.instance.impl.NodeContext;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.leadership.LeadershipAdvisor;
import dev.plenum.kernel.leadership.RaftGroupView;
import dev.plenum.kernel.ledger.GenerationStore;
import dev.plenum.kernel.ledger.GenerationStore.Generation;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.kernel.work.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's member of the Hazelcast cluster, kept in the generation that the ledger's store
 * names.
 *
 * <p>The consensus group lives in memory only. When a majority of it is lost it never answers again
 * (not even after a reset); then, once {@link GroupHealth} finds enough nodes, one of them raises
 * the generation in the store and every node replaces its member by one of a cluster with the new
 * generation's name.
 */
public final class CpCluster implements LeadershipAdvisor, AutoCloseable {
  /** Member attribute that carries the node's name. */
  public static final String NODE = "plenum.node";

  private static final Logger log = LoggerFactory.getLogger(CpCluster.class);
  private static final Duration DEAD_AFTER = Duration.ofSeconds(5);
  private static final Duration FOUNDING_TIME = Duration.ofSeconds(20);

  /** How often is looked after the group: a node that does not vote yet waits for it. */
  private static final Duration STEP = Duration.ofMillis(100);

  private static final long SETTLED_NANOS = Duration.ofSeconds(1).toNanos();

  private final CpSettings settings;
  private final GenerationStore store;
  private final Nodes nodes;
  private final Executor calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Rounds scheduler = new Rounds("cp-cluster");
  private final CpMetrics metrics;
  private final NodeContext context;
  private final List<Guest> guests;
  private final RaftWatch watch;
  private final LeaderRegister register = new LeaderRegister(this::instance, calls);
  private volatile @Nullable Member member;
  private volatile boolean closed;
  private boolean startedBefore;
  private GroupHealth health = GroupHealth.NEW;
  private long tendedNanos;

  /** What this node hears of the nodes of the resource, by its own heartbeats. */
  public interface Nodes {
    /** Names of those that it hears, its own included. */
    Set<String> alive();

    /** How many of the others say that the group of this generation answers them. */
    int votersBeside(long generation);
  }

  /** What lives on the same member as the consensus group and moves with it. */
  public interface Guest {
    /** A member is there, the first one or that of the next generation. */
    void arrived(HazelcastInstance instance, long generation);

    /** The member is about to go. */
    void departed();
  }

  /**
   * What the member works with.
   *
   * @param context what Hazelcast is put together from
   */
  public record Parts(
      CpSettings settings,
      GenerationStore store,
      Nodes nodes,
      CpMetrics metrics,
      WallClock clock,
      NodeContext context) {}

  /** One Hazelcast member, of one generation. */
  record Member(
      HazelcastInstance instance,
      Generation generation,
      CpMembership membership,
      CpProbe probe,
      long startedNanos) {}

  public CpCluster(Parts parts, List<Guest> guests) {
    this.settings = parts.settings();
    this.store = parts.store();
    this.nodes = parts.nodes();
    this.metrics = parts.metrics();
    this.context = parts.context();
    this.guests = List.copyOf(guests);
    this.watch = new RaftWatch(this::instance, settings.self(), parts.clock());
  }

  private @Nullable HazelcastInstance instance() {
    Member current = member;
    return current == null ? null : current.instance();
  }

  /** Starts the member in the background; until it is there, nobody gives advice. */
  public void start() {
    scheduler.every(STEP, "tending the consensus group", this::tend);
    watch.start();
  }

  private void tend() {
    try {
      long now = System.nanoTime();
      if (now - tendedNanos < SETTLED_NANOS && cpMember()) {
        return;
      }
      tendedNanos = now;
      Generation wanted = wanted();
      Member current = member;
      if (current == null || current.generation().number() < wanted.number()) {
        replace(current, wanted);
      } else {
        current.membership().tend();
        current.probe().tend();
        heal(current);
      }
    } catch (StoreException e) {
      log.debug("the store does not say which generation it is: {}", e.getMessage());
    } catch (RuntimeException e) {
      if (!closed) {
        log.warn("tending the consensus group failed", e);
      }
    }
  }

  private Generation wanted() {
    Generation stored = store.generation();
    return stored.number() == 0 ? new Generation(0, settings.addresses().size()) : stored;
  }

  private void replace(@Nullable Member old, Generation generation) {
    if (old != null) {
      log.warn("joining generation {} of the consensus group", generation.number());
      member = null;
      guests.forEach(Guest::departed);
      old.instance().getLifecycleService().terminate();
    }
    HazelcastInstance instance =
        HazelcastInstanceFactory.newHazelcastInstance(
            CpConfig.of(settings, generation, whomToJoin()), null, context);
    if (closed) {
      instance.getLifecycleService().terminate();
      return;
    }
    health = GroupHealth.NEW;
    member =
        new Member(
            instance,
            generation,
            new CpMembership(instance, generation.cpMembers(), calls),
            new CpProbe(instance, calls, metrics),
            System.nanoTime());
    guests.forEach(guest -> guest.arrived(instance, generation.number()));
  }

  /**
   * A process that is stopped accepts connections and answers nothing, and nobody can found a
   * cluster while he waits for its word. Who starts for the first time has heard nobody yet.
   */
  private List<PeerAddress> whomToJoin() {
    Set<String> alive = nodes.alive();
    boolean heardThem = startedBefore;
    startedBefore = true;
    return settings.addresses().stream()
        .filter(address -> !heardThem || alive.contains(address.node()))
        .toList();
  }

  private void heal(Member current) {
    Generation generation = current.generation();
    int all = settings.addresses().size();
    var sight =
        new GroupHealth.Sight(
            current.probe().answeredWithin(DEAD_AFTER) || young(current),
            nodes.votersBeside(generation.number()) > all / 2,
            nodes.alive().size(),
            all,
            generation.cpMembers());
    long now = System.nanoTime();
    health = health.next(sight, now);
    switch (health.remedy(sight, now)) {
      case GroupHealth.Remedy.None _ -> {}
      case GroupHealth.Remedy.JoinAnew _ -> replace(current, generation);
      case GroupHealth.Remedy.Found found -> {
        log.warn(
            "the consensus group of generation {} {} and {} of {} nodes are here: {} found a new"
                + " one",
            generation.number(),
            sight.answers() ? "is smaller than it can be" : "does not answer",
            sight.alive(),
            all,
            found.members());
        // Two nodes may raise at once; the store lets one of them through.
        store.raiseGeneration(generation.number(), found.members());
      }
    }
  }

  private static boolean young(Member current) {
    return !current.probe().everAnswered()
        && System.nanoTime() - current.startedNanos() < FOUNDING_TIME.toNanos();
  }

  @Override
  public CompletableFuture<String> claim(
      String shard, @Nullable String departed, String candidate) {
    return register.claim(shard, departed, candidate);
  }

  @Override
  public CompletableFuture<String> handOver(String shard, String holder, String successor) {
    return register.handOver(shard, holder, successor);
  }

  public long generation() {
    Member current = member;
    return current == null ? 0 : current.generation().number();
  }

  /** Whether this node is a voting member of a consensus group that answers. */
  public boolean cpMember() {
    Member current = member;
    return current != null
        && RaftInspector.votes(current.instance())
        && current.probe().everAnswered();
  }

  /** Whether the group answered lately. */
  public boolean answers() {
    Member current = member;
    return current != null && current.probe().answeredWithin(DEAD_AFTER);
  }

  /** Whether this node is a voting member of a group that answered it lately. */
  public boolean votes() {
    return cpMember() && answers();
  }

  /** Names of the nodes that are voting members, as far as this node knows. */
  public List<String> cpMembers() {
    Member current = member;
    return current == null ? List.of() : current.membership().memberNames();
  }

  /** What this node's member knows of each Raft group. */
  public List<RaftGroupView> raftGroups() {
    Member current = member;
    return current == null
        ? List.of()
        : RaftInspector.groups(current.instance(), settings.self(), watch);
  }

  /** What happened in the Raft groups since this node started. */
  public RaftWatch raftWatch() {
    return watch;
  }

  @Override
  public void close() {
    closed = true;
    scheduler.close();
    watch.close();
    Member current = member;
    member = null;
    if (current != null) {
      guests.forEach(Guest::departed);
      current.membership().leave();
      current.instance().getLifecycleService().terminate();
    }
  }
}
