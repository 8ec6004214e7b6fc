package dev.plenum.kernel.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.KernelConfig;
import dev.plenum.kernel.KernelNode;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.peer.FreePort;
import dev.plenum.kernel.peer.PeerAddress;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.testing.Certificates;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.Registers;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.trust.Authority;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Three whole nodes, and others who would like to be one of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrustIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static EmbeddedPostgres postgres;
  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.start();
    cluster = new Cluster(postgres, 3, ShardConfig.of("main", Admission.of(2_000, 100_000)));
    cluster.startAll();
    cluster.awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
    postgres.close();
  }

  private static Outcome add(KernelNode<?, Command, ?> node) throws Exception {
    return node.shard()
        .submit(
            new Submission<>(
                UUID.randomUUID(), "tester", Instant.now(), 0, new Command.Add("a", 1)))
        .get(15, TimeUnit.SECONDS);
  }

  private static double refused(String node, String port) {
    return count(cluster.registry(node), "plenum.peer.handshakes.refused", port);
  }

  private static double count(MeterRegistry registry, String name, String port) {
    return registry.get(name).tag("port", port).counter().count();
  }

  @Test
  @Order(1)
  void eachNodeTellsWhenItsCertificateEnds() {
    double until =
        cluster.registry("node-0").get("plenum.certificate.expiry.seconds").gauge().value();
    assertThat(until)
        .isBetween(
            Instant.now().plus(Authority.NODE_LIFE).minusSeconds(600).getEpochSecond() * 1.0,
            Instant.now().plus(Authority.NODE_LIFE).getEpochSecond() * 1.0);
  }

  /** A whole node, with the addresses and the database of the others, but another's certificate. */
  @Test
  @Order(2)
  void aNodeWithAnothersCertificateIsAloneAndTheThreeGoOn() throws Exception {
    long epoch = cluster.any().shard().status().epoch();
    double malformed = count(cluster.registry("node-0"), "plenum.peer.messages.malformed", "peer");
    Material shown =
        new Material(
            new Certificates().issue("node-2"), List.of(cluster.certificates().authority()));
    List<PeerAddress> seen =
        List.of(
            cluster.addresses().get(0),
            cluster.addresses().get(1),
            new PeerAddress("node-2", "127.0.0.1", FreePort.pick(), FreePort.pick()));
    try (var intruder =
        new KernelNode<>(
            new KernelConfig(
                "test",
                Cluster.OWNER,
                "node-2",
                seen,
                new NodeTrust("node-2", shown),
                cluster.database(),
                ShardConfig.of("main", Admission.of(10, 100))),
            new Registers(),
            Registers.TYPES,
            WallClock.SYSTEM,
            new SimpleMeterRegistry())) {
      intruder.start();
      for (String node : List.of("node-0", "node-1")) {
        Cluster.await(SOON, () -> refused(node, "peer") > 0 && refused(node, "hazelcast") > 0);
      }
      for (int i = 0; i < 50; i++) {
        for (var node : cluster.running()) {
          assertThat(add(node)).isInstanceOf(Outcome.Accepted.class);
        }
      }
      assertThat(intruder.ready()).isFalse();
      assertThat(cluster.running()).allMatch(KernelNode::ready);
      assertThat(cluster.any().cpMembers()).hasSize(3);
      assertThat(cluster.any().shard().status().epoch()).isEqualTo(epoch);
    }
    assertThat(count(cluster.registry("node-0"), "plenum.peer.messages.malformed", "peer"))
        .isEqualTo(malformed);
  }

  @Test
  @Order(3)
  void certificatesAndTheirAuthorityAreReplacedWhileCommandsRun() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger others = new AtomicInteger();
    List<Thread> callers =
        cluster.running().stream()
            .map(node -> Thread.ofVirtual().start(() -> call(node, over, accepted, others)))
            .toList();
    Certificates next = new Certificates();
    X509Certificate old = cluster.certificates().authority();
    double refusedBefore = refusedOnceItIsQuiet();

    for (String node : List.of("node-0", "node-1", "node-2")) {
      var both = List.of(old, next.authority());
      cluster.trust(node).use(new Material(cluster.certificates().issue(node), both));
    }
    for (String node : List.of("node-0", "node-1", "node-2")) {
      cluster.trust(node).use(new Material(next.issue(node), List.of(old, next.authority())));
      Thread.sleep(300);
    }
    for (String node : List.of("node-0", "node-1", "node-2")) {
      cluster.trust(node).use(new Material(next.issue(node), List.of(next.authority())));
    }
    Thread.sleep(1_000);
    over.set(true);
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(others).hasValue(0);
    assertThat(accepted.get()).isGreaterThan(100);
    assertThat(refused()).isEqualTo(refusedBefore);

    // Only what is in force now brings a node back among the others.
    cluster.stop("node-2");
    var _ = cluster.start("node-2");
    cluster.awaitReady();
    Cluster.await(SOON, () -> cluster.node("node-2").cpMembers().size() == 3);
    assertThat(add(cluster.node("node-2"))).isInstanceOf(Outcome.Accepted.class);
  }

  private static double refused() {
    return refused("node-1", "peer") + refused("node-1", "hazelcast");
  }

  /** Whoever was turned away before this test may knock a last time on its way out. */
  private static double refusedOnceItIsQuiet() throws InterruptedException {
    double before = -1;
    double now = refused();
    for (int i = 0; i < 20 && now != before; i++) {
      Thread.sleep(1_000);
      before = now;
      now = refused();
    }
    return now;
  }

  private static void call(
      KernelNode<?, Command, ?> node,
      AtomicBoolean over,
      AtomicInteger accepted,
      AtomicInteger others) {
    while (!over.get()) {
      try {
        var _ = (add(node) instanceof Outcome.Accepted ? accepted : others).incrementAndGet();
      } catch (Exception e) {
        others.incrementAndGet();
      }
    }
  }
}
