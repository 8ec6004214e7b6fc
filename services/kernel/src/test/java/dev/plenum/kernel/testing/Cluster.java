package dev.plenum.kernel.testing;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import dev.plenum.kernel.KernelConfig;
import dev.plenum.kernel.KernelNode;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.postgres.PostgresPool;
import dev.plenum.kernel.peer.FreePort;
import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.kernel.testing.Registers.Event;
import dev.plenum.kernel.testing.Registers.State;
import dev.plenum.kernel.trust.NodeTrust;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Nodes of one resource in this process, on real PostgreSQL and real Hazelcast. */
public final class Cluster implements AutoCloseable {
  public static final Owner OWNER = new Owner("a-test", "keys");

  private final EmbeddedPostgres postgres;
  private final String database;
  private final List<PeerAddress> addresses = new ArrayList<>();
  private final Map<String, KernelNode<State, Command, Event>> nodes = new ConcurrentHashMap<>();
  private final Map<String, MeterRegistry> registries = new ConcurrentHashMap<>();
  private final Map<String, WallClock> clocks = new ConcurrentHashMap<>();
  private final Map<String, NodeTrust> trusts = new ConcurrentHashMap<>();
  private final Certificates certificates = new Certificates();
  private final ShardConfig shard;

  public Cluster(EmbeddedPostgres postgres, int size, ShardConfig shard) throws Exception {
    this.postgres = postgres;
    this.shard = shard;
    this.database = "test" + System.nanoTime();
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + database);
    }
    for (int i = 0; i < size; i++) {
      addresses.add(new PeerAddress("node-" + i, "127.0.0.1", FreePort.pick(), FreePort.pick()));
    }
  }

  /** So many nodes, all of them ready, in a database of their own. */
  public static Cluster ready(int size) throws Exception {
    Cluster cluster =
        new Cluster(
            SharedPostgres.get(), size, ShardConfig.of("main", Admission.of(2_000, 100_000)));
    cluster.startAll();
    cluster.awaitReady();
    return cluster;
  }

  /** What a node that is started from now on takes for the time. */
  public void clock(String name, WallClock clock) {
    clocks.put(name, clock);
  }

  public void startAll() {
    addresses.forEach(address -> start(address.node()));
  }

  public KernelNode<State, Command, Event> start(String name) {
    MeterRegistry registry = new SimpleMeterRegistry();
    registries.put(name, registry);
    var node =
        new KernelNode<>(
            new KernelConfig("test", OWNER, name, addresses, trust(name), database(), shard),
            new Registers(),
            Registers.TYPES,
            clocks.getOrDefault(name, WallClock.SYSTEM),
            registry);
    node.start();
    nodes.put(name, node);
    return node;
  }

  /** What a node shows and takes; the same one when it is started again. */
  public NodeTrust trust(String name) {
    return trusts.computeIfAbsent(name, certificates::trust);
  }

  /** Who certifies the nodes. */
  public Certificates certificates() {
    return certificates;
  }

  public List<PeerAddress> addresses() {
    return List.copyOf(addresses);
  }

  public PostgresPool.Settings database() {
    return PostgresPool.Settings.of(
        postgres.getJdbcUrl("postgres", database), "postgres", "postgres");
  }

  public void stop(String name) {
    KernelNode<State, Command, Event> node = nodes.remove(name);
    if (node != null) {
      node.close();
    }
  }

  public KernelNode<State, Command, Event> node(String name) {
    return Objects.requireNonNull(nodes.get(name), name);
  }

  /** What a node measures. */
  public MeterRegistry registry(String name) {
    return Objects.requireNonNull(registries.get(name), name);
  }

  public boolean runs(String name) {
    return nodes.containsKey(name);
  }

  public KernelNode<State, Command, Event> any() {
    return nodes.values().iterator().next();
  }

  public List<KernelNode<State, Command, Event>> running() {
    return List.copyOf(nodes.values());
  }

  public String leader() {
    return running().stream()
        .filter(KernelNode::started)
        .filter(node -> node.shard().status().leading())
        .map(node -> node.shard().status().node())
        .findFirst()
        .orElse("");
  }

  public void awaitLeader() throws InterruptedException {
    await(Duration.ofSeconds(30), () -> !leader().isEmpty());
  }

  /** Until every node that runs may be asked and votes. */
  public void awaitReady() throws InterruptedException {
    await(
        Duration.ofSeconds(90),
        () -> running().stream().allMatch(node -> node.ready() && node.quorumHealthy()));
  }

  public static void await(Duration limit, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + limit);
      }
      Thread.sleep(20);
    }
  }

  /** Ends a node's member as kill -9 would: nothing is handed back, nobody is told. */
  public void killMember(String name) {
    int port =
        addresses.stream()
            .filter(address -> address.node().equals(name))
            .mapToInt(PeerAddress::cpPort)
            .findFirst()
            .orElseThrow();
    members().stream()
        .filter(instance -> listensAt(instance, port))
        .forEach(instance -> instance.getLifecycleService().terminate());
  }

  private static boolean listensAt(HazelcastInstance instance, int port) {
    try {
      return instance.getCluster().getLocalMember().getAddress().getPort() == port;
    } catch (HazelcastInstanceNotActiveException ended) {
      return false;
    }
  }

  private static Set<HazelcastInstance> members() {
    while (true) {
      try {
        return Hazelcast.getAllHazelcastInstances();
      } catch (IllegalStateException oneDidNotStart) {
        // Whoever asks next is not told of it any more.
      }
    }
  }

  /** Nobody takes leave of a group that ends. */
  @Override
  public void close() {
    List.copyOf(nodes.keySet()).forEach(this::killMember);
    List.copyOf(nodes.keySet()).parallelStream().forEach(this::stop);
  }
}
