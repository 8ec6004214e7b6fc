package dev.plenum.kernel.killing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.testing.ProcessCrowd;
import dev.plenum.kernel.testing.Processes;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Nodes in processes of their own, killed by the operating system: nobody says good-bye. */
@Tag("slow")
class KilledProcessesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int DRAINS = 3;

  /** Loose, as a slow machine runs three JVMs; the figure itself is the benchmark's. */
  private static final double DRAIN_LIMIT_MILLIS = 1_500;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path logs;

  /**
   * The one node that is left accepts nothing, and nothing of what it was asked remains; with the
   * others back, the same id has one outcome, however often and wherever one asks.
   */
  @Test
  void withoutAMajorityNothingIsAcceptedAndTheSameIdHasOneOutcomeAfterwards() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Processes nodes = new Processes(3, url(postgres), logs)) {
      nodes.awaitAllReady(PATIENCE);
      UUID before = UUID.randomUUID();
      String receipt = ask(nodes, 0, before);
      assertThat(receipt).startsWith("ok ");
      int last = nodes.leader().orElseThrow();
      for (int node : others(last)) {
        nodes.kill(node);
      }

      UUID during = UUID.randomUUID();
      assertThat(ask(nodes, last, during)).startsWith("retry ");
      assertThat(LedgerRows.read(url(postgres)).of(during)).isEmpty();

      for (int node : others(last)) {
        nodes.start(node);
      }
      nodes.awaitAllReady(PATIENCE);
      List<String> answers =
          IntStream.range(0, 9)
              .parallel()
              .mapToObj(i -> ask(nodes, i % 3, during))
              .distinct()
              .toList();
      assertThat(answers).singleElement().asString().startsWith("ok ");
      assertThat(ask(nodes, 1, before))
          .as("who asks again has the first receipt")
          .isEqualTo(receipt);
      LedgerRows rows = LedgerRows.read(url(postgres));
      assertThat(rows.of(during)).containsExactly(Long.parseLong(answers.getFirst().substring(3)));
      assertThat(rows.of(before)).hasSize(1);
    }
  }

  @Test
  void fiveNodesGoOnWhenTwoAreKilledAtOnceTheLeaderAmongThem() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Processes nodes = new Processes(5, url(postgres), logs)) {
      nodes.awaitAllReady(PATIENCE.multipliedBy(2));
      ProcessCrowd crowd = new ProcessCrowd(nodes, 4);
      awaitAcknowledged(crowd, 200);
      int leader = nodes.leader().orElseThrow();
      long killed = System.nanoTime();
      nodes.kill(leader);
      nodes.kill((leader + 1) % 5);
      Processes.await(PATIENCE, () -> crowd.acknowledgedSince(killed + 200_000_000));
      awaitAcknowledged(crowd, crowd.acknowledged().size() + 200);
      double silence = crowd.longestSilence(killed, System.nanoTime());
      System.out.printf("two of five killed: %.0f ms without a commit%n", silence);
      assertThat(silence).as("milliseconds without a commit").isLessThan(15_000);

      nodes.start(leader);
      nodes.start((leader + 1) % 5);
      nodes.awaitAllReady(PATIENCE.multipliedBy(2));
      crowd.stop();
      LedgerRows.read(url(postgres)).assertHold(crowd.acknowledged());
      long end = crowd.acknowledged().values().stream().mapToLong(seq -> seq).max().orElseThrow();
      Processes.await(
          Duration.ofSeconds(20),
          () -> IntStream.range(0, 5).allMatch(node -> nodes.status(node).folded() >= end));
    }
  }

  @Test
  void aLeaderThatIsEndedHandsOverBeforeItGoes() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Processes nodes = new Processes(3, url(postgres), logs)) {
      nodes.awaitAllReady(PATIENCE);
      ProcessCrowd crowd = new ProcessCrowd(nodes, 4);
      awaitAcknowledged(crowd, 200);
      double[] silences = new double[DRAINS];
      for (int i = 0; i < DRAINS; i++) {
        int leader = nodes.leader().orElseThrow();
        long ended = System.nanoTime();
        nodes.end(leader);
        Processes.await(PATIENCE, () -> nodes.ended(leader));
        long gone = System.nanoTime();
        Processes.await(PATIENCE, () -> crowd.acknowledgedSince(gone));
        silences[i] = crowd.longestSilence(ended, System.nanoTime());
        if (i < DRAINS - 1) {
          nodes.start(leader);
          nodes.awaitAllReady(PATIENCE);
        }
      }
      crowd.stop();
      Arrays.sort(silences);
      System.out.println("drains, ms without a commit: " + Arrays.toString(silences));
      LedgerRows.read(url(postgres)).assertHold(crowd.acknowledged());
      assertThat(silences[DRAINS / 2]).isLessThan(DRAIN_LIMIT_MILLIS);
    }
  }

  private static void awaitAcknowledged(ProcessCrowd crowd, int count) throws InterruptedException {
    Processes.await(PATIENCE, () -> crowd.acknowledged().size() >= count);
  }

  private static String ask(Processes nodes, int node, UUID id) {
    return nodes.ask(node, "add " + id + " r", 20_000);
  }

  private static int[] others(int node) {
    return IntStream.range(0, 3).filter(other -> other != node).toArray();
  }

  private static String url(EmbeddedPostgres postgres) {
    return postgres.getJdbcUrl("postgres", "postgres");
  }
}
