package dev.plenum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.Registers.Command;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away and comes back: nodes say so, and go on without anybody's help. */
class DatabaseDownIT {
  private static final Duration NOTICED = Duration.ofSeconds(15);
  private static final Duration RECOVERED = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void nodesAreUnreadyWhileItIsDownAndTakeUpTheSameCommandsOnceItIsBack() throws Exception {
    EmbeddedPostgres database = start(0);
    int port = database.getPort();
    Cluster cluster = new Cluster(database, 3, ShardConfig.of("main", Admission.of(100, 1_000)));
    try {
      cluster.startAll();
      cluster.awaitReady();
      UUID early = UUID.randomUUID();
      Outcome accepted = submit(cluster, early);
      assertThat(accepted).isInstanceOf(Outcome.Accepted.class);

      database.close();
      Cluster.await(NOTICED, () -> cluster.running().stream().noneMatch(KernelNode::ready));
      assertThat(cluster.running()).noneMatch(KernelNode::failed);
      UUID late = UUID.randomUUID();
      assertThat(submit(cluster, late)).isInstanceOf(Outcome.Retry.class);
      assertThat(cluster.any().shard().view().state().value("a"))
          .as("what is known can be read on")
          .isEqualTo(1);

      database = start(port);
      Cluster.await(RECOVERED, () -> cluster.running().stream().allMatch(KernelNode::ready));
      Outcome once = submit(cluster, late);
      assertThat(once).isInstanceOf(Outcome.Accepted.class);
      assertThat(submit(cluster, late)).isEqualTo(once);
      assertThat(submit(cluster, early)).isEqualTo(accepted);
      assertThat(cluster.any().head().seq()).isEqualTo(2);
    } finally {
      cluster.close();
      database.close();
    }
  }

  /** Always on the same files; a port of 0 is any. */
  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }

  private static Outcome submit(Cluster cluster, UUID id) throws Exception {
    var submission =
        new Submission<Command>(id, "tester", Instant.now(), 0, new Command.Add("a", 1));
    return cluster.any().shard().submit(submission).get(30, TimeUnit.SECONDS);
  }
}
