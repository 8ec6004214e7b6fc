package dev.plenum.kernel.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.KernelNode;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.kernel.testing.SharedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clients compare-and-set registers through all nodes while the leader goes away twice. */
class LinearizabilityIT {
  private static final int CLIENTS = 6;
  private static final int REGISTERS = 6;
  private static final int CALLS_BETWEEN_EVENTS = 60;
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  private final Map<String, Queue<Operation>> histories = new ConcurrentHashMap<>();
  private volatile boolean stopped;

  @Test
  void everyRegistersHistoryIsLinearizableAcrossFailOvers() throws Exception {
    try (Cluster cluster =
        new Cluster(SharedPostgres.get(), 3, ShardConfig.of("main", Admission.of(64, 1_000)))) {
      cluster.startAll();
      cluster.awaitLeader();
      List<Thread> clients =
          IntStream.range(0, CLIENTS)
              .mapToObj(i -> Thread.ofVirtual().start(() -> work(cluster, new Random(SEED + i))))
              .toList();
      for (int failOver = 0; failOver < 2; failOver++) {
        awaitMoreCalls();
        cluster.awaitLeader();
        String leader = cluster.leader();
        cluster.stop(leader);
        cluster.awaitLeader();
        awaitMoreCalls();
        cluster.start(leader);
      }
      awaitMoreCalls();
      stopped = true;
      for (Thread client : clients) {
        client.join();
      }
    }
    histories.forEach((register, history) ->
        assertThat(Checker.linearizable(List.copyOf(history), 0))
            .as("register %s of seed %d: %s", register, SEED, history)
            .isTrue());
  }

  /** An idle run proves nothing, however slow the machine is. */
  private void awaitMoreCalls() throws InterruptedException {
    int before = calls();
    Cluster.await(Duration.ofSeconds(60), () -> calls() >= before + CALLS_BETWEEN_EVENTS);
  }

  private int calls() {
    return histories.values().stream().mapToInt(Queue::size).sum();
  }

  private void work(Cluster cluster, Random random) {
    while (!stopped) {
      List<
              KernelNode<
                  dev.plenum.kernel.testing.Registers.State,
                  Command,
                  dev.plenum.kernel.testing.Registers.Event>>
          nodes = cluster.running();
      KernelNode<?, Command, ?> node = nodes.get(random.nextInt(nodes.size()));
      if (node.started()) {
        String register = "r" + random.nextInt(REGISTERS);
        call(node, register, random.nextInt(4), random.nextInt(4));
      }
      pause(random.nextInt(12));
    }
  }

  private void call(KernelNode<?, Command, ?> node, String register, long expected, long value) {
    long invoked = System.nanoTime();
    Outcome outcome =
        node.shard()
            .submit(
                new Submission<>(
                    UUID.randomUUID(),
                    "client",
                    Instant.now(),
                    0,
                    new Command.Set(register, expected, value)))
            .join();
    long returned = System.nanoTime();
    histories
        .computeIfAbsent(register, name -> new ConcurrentLinkedQueue<>())
        .add(
            switch (outcome) {
              case Outcome.Accepted _ -> Operation.set(expected, value, invoked, returned);
              case Outcome.Rejected _ -> Operation.refused(expected, invoked, returned);
              case Outcome.Retry _ -> Operation.unanswered(expected, value, invoked);
            });
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
