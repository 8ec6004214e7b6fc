package dev.plenum.kernel.versions;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.member.MemberMetrics;
import dev.plenum.kernel.member.MemberParts;
import dev.plenum.kernel.member.ShardMember;
import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.testing.MemoryAdvice;
import dev.plenum.kernel.testing.MemoryLedger;
import dev.plenum.kernel.testing.MemoryNetwork;
import dev.plenum.kernel.testing.MemorySnapshots;
import dev.plenum.kernel.work.Work;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Three nodes of one counter in this process, each of the first or the second version. */
final class Counters {
  static final String SHARD = "main";
  static final List<String> NODES = List.of("node-0", "node-1", "node-2");
  private static final long SNAPSHOT_EVERY = 50;
  private static final ShardConfig CONFIG =
      new ShardConfig(
          SHARD,
          Admission.of(1_000, 1_000),
          64,
          Duration.ofSeconds(1),
          Duration.ofMillis(700),
          Duration.ofMillis(400),
          Duration.ofMillis(1_500),
          SNAPSHOT_EVERY);

  final MemoryLedger ledger = new MemoryLedger();
  final MemorySnapshots snapshots = new MemorySnapshots();
  private final MemoryNetwork network = new MemoryNetwork(NODES);
  final MemoryAdvice advice = new MemoryAdvice();
  private final Map<String, Node<?, ?, ?>> nodes = new ConcurrentHashMap<>();

  /** A running node; commands of its version come in as the JSON of either. */
  record Node<S, C, E>(
      ShardMember<S, C, E> member, MachineCodec<S, C, E> codec, PeerMesh mesh, int version) {

    CompletableFuture<Outcome> submit(String command) {
      return submit(UUID.randomUUID(), command);
    }

    CompletableFuture<Outcome> submit(UUID id, String command) {
      C read = codec.command(command.getBytes(StandardCharsets.UTF_8));
      return member.submit(new Submission<>(id, "tester", Instant.now(), 0, read));
    }
  }

  void startFirst(String name) {
    start(name, new First(), First.TYPES, 1);
  }

  void startSecond(String name) {
    start(name, new Second(), Second.TYPES, 2);
  }

  private <S, C, E> void start(
      String name, StateMachine<S, C, E> machine, MachineTypes<S, C, E> types, int version) {
    MachineCodec<S, C, E> codec = new MachineCodec<>(types);
    PeerMesh mesh = network.mesh(name);
    var member =
        new ShardMember<>(
            CONFIG,
            new MemberParts<>(
                machine,
                codec,
                ledger,
                snapshots,
                mesh,
                advice,
                Work.SYSTEM,
                MemberMetrics.NONE,
                new Voting()));
    member.start(new Owner("a-test", "keys"));
    mesh.start(member);
    nodes.put(name, new Node<>(member, codec, mesh, version));
  }

  void stop(String name) throws InterruptedException {
    Node<?, ?, ?> node = Objects.requireNonNull(nodes.remove(name));
    node.member().drain(Duration.ofSeconds(2));
    node.member().close();
    node.mesh().close();
  }

  Node<?, ?, ?> node(String name) {
    return Objects.requireNonNull(nodes.get(name), name);
  }

  List<Node<?, ?, ?>> running() {
    return List.copyOf(nodes.values());
  }

  boolean allHealthy() {
    return nodes.size() == NODES.size()
        && nodes.values().stream().allMatch(node -> node.member().healthy());
  }

  void stopAll() throws InterruptedException {
    for (String name : List.copyOf(nodes.keySet())) {
      stop(name);
    }
  }

  private static final class Voting implements MemberParts.Membership {
    @Override
    public long generation() {
      return 1;
    }

    @Override
    public boolean votes() {
      return true;
    }
  }
}
