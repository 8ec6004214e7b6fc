package dev.plenum.kernel.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.testing.Processes;
import dev.plenum.kernel.testing.RegisterProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * For a minute, {@link RegisterProcess}es are killed by the operating system, the leader more often
 * than not, while clients compare-and-set registers and repeat, with its id, what nobody answered.
 */
@Tag("slow")
class KillRunIT {
  private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("run.seconds", 60));
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int CLIENTS = 5;
  private static final int REGISTERS = 4;

  /** A register is new after so long, which keeps each history short enough for the checker. */
  private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(3);

  private static final int ANSWER_MILLIS = 4_000;
  private static final int TRIES = 12;

  private final Map<String, Queue<Operation>> histories = new ConcurrentHashMap<>();
  private final long began = System.nanoTime();
  private volatile boolean stopped;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path logs;

  /** Longer runs are asked for with {@code -Drun.seconds}. */
  @Test
  @Timeout(value = 40, unit = TimeUnit.MINUTES)
  void everyRegistersHistoryIsLinearizableThoughNodesAreKilledAllTheTime() throws Exception {
    int kills = 0;
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Processes nodes = new Processes(3, postgres.getJdbcUrl("postgres", "postgres"), logs)) {
      nodes.awaitAllReady(PATIENCE);
      List<Thread> clients =
          IntStream.range(0, CLIENTS)
              .mapToObj(i -> Thread.ofVirtual().start(() -> work(nodes, new Random(SEED + i))))
              .toList();
      Random random = new Random(SEED);
      long end = System.nanoTime() + RUN.toNanos();
      while (System.nanoTime() < end) {
        Thread.sleep(2_000 + random.nextInt(2_000));
        int victim =
            random.nextInt(3) == 0 ? random.nextInt(3) : nodes.leader().orElse(random.nextInt(3));
        nodes.kill(victim);
        kills++;
        Thread.sleep(random.nextInt(3_000));
        nodes.start(victim);
        nodes.awaitAllReady(PATIENCE);
      }
      stopped = true;
      for (Thread client : clients) {
        client.join();
      }
    }
    long calls = histories.values().stream().mapToLong(Queue::size).sum();
    long unknown =
        histories.values().stream().flatMap(Queue::stream).filter(Operation::unknown).count();
    System.out.printf(
        "%d calls on %d registers, %d kills, %d never answered, seed %d%n",
        calls, histories.size(), kills, unknown, SEED);
    assertThat(kills).isPositive();
    assertThat(calls).as("a run that is idle proves nothing").isGreaterThan(RUN.toSeconds() * 10);
    histories.forEach((register, history) ->
        assertThat(Checker.linearizable(List.copyOf(history), 0))
            .as("register %s of seed %d: %s", register, SEED, history)
            .isTrue());
  }

  private void work(Processes nodes, Random random) {
    while (!stopped) {
      long round = (System.nanoTime() - began) / ROUND_NANOS;
      String register = "r" + random.nextInt(REGISTERS) + "-" + round;
      call(nodes, register, random.nextInt(4), random.nextInt(4), random);
      pause(random.nextInt(40));
    }
  }

  private void call(Processes nodes, String register, long expected, long value, Random random) {
    String line = "set %s %s %d %d".formatted(UUID.randomUUID(), register, expected, value);
    long invoked = System.nanoTime();
    String answer = "unknown";
    for (int i = 0; i < TRIES && !answer.startsWith("ok") && !answer.startsWith("refused"); i++) {
      answer = nodes.ask(random.nextInt(nodes.count()), line, ANSWER_MILLIS);
      pause(answer.startsWith("ok") || answer.startsWith("refused") ? 0 : 100);
    }
    histories
        .computeIfAbsent(register, name -> new ConcurrentLinkedQueue<>())
        .add(operation(answer, expected, value, invoked, System.nanoTime()));
  }

  private static Operation operation(
      String answer, long expected, long value, long invoked, long returned) {
    if (answer.startsWith("ok")) {
      return Operation.set(expected, value, invoked, returned);
    }
    return answer.startsWith("refused")
        ? Operation.refused(expected, invoked, returned)
        : Operation.unanswered(expected, value, invoked);
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
