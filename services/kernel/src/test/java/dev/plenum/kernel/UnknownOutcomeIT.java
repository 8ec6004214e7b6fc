package dev.plenum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.kernel.testing.SharedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A commit hangs in the database, its caller is told to ask again, and its nodes lose their
 * majority meanwhile. Whatever became of the commit, the same id has that one outcome.
 */
class UnknownOutcomeIT {
  private Cluster cluster;

  @BeforeEach
  void start() throws Exception {
    ShardConfig usual = ShardConfig.of("main", Admission.of(100, 1_000));
    cluster = new Cluster(SharedPostgres.get(), 3, impatient(usual));
    cluster.startAll();
    cluster.awaitReady();
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  /** Callers are told to ask again before the database would give the statement up. */
  private static ShardConfig impatient(ShardConfig usual) {
    return new ShardConfig(
        usual.shard(),
        usual.admission(),
        usual.maxBatch(),
        usual.prepareLimit(),
        usual.silenceLimit(),
        usual.adviceLimit(),
        Duration.ofMillis(1_500),
        usual.snapshotEvery());
  }

  @Test
  void aCommitThatCameThroughAfterAllIsFoundByItsId() throws Exception {
    UUID id = UUID.randomUUID();
    String leader = cluster.leader();
    try (Connection lock = locked()) {
      CompletableFuture<Outcome> asked = submit(leader, id);
      awaitWaitingCommit();
      assertThat(asked.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Retry.class);
      loseTheOthers(leader);
      lock.rollback();
    }
    Cluster.await(Duration.ofSeconds(10), () -> entries(leader, id).size() == 1);
    assertThat(submit(leader, UUID.randomUUID()).get(20, TimeUnit.SECONDS))
        .as("alone, nothing is accepted")
        .isInstanceOf(Outcome.Retry.class);

    assertOneOutcome(leader, id);
  }

  @Test
  void aCommitThatTheDatabaseDroppedIsMadeOnceWhenItsIdComesAgain() throws Exception {
    UUID id = UUID.randomUUID();
    String leader = cluster.leader();
    try (Connection lock = locked()) {
      CompletableFuture<Outcome> asked = submit(leader, id);
      awaitWaitingCommit();
      assertThat(asked.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Retry.class);
      loseTheOthers(leader);
      dropWaitingCommits();
      lock.rollback();
    }
    assertThat(entries(leader, id)).isEmpty();

    assertOneOutcome(leader, id);
  }

  private void assertOneOutcome(String last, UUID id) throws Exception {
    for (String node : List.of("node-0", "node-1", "node-2")) {
      if (!node.equals(last)) {
        cluster.start(node);
      }
    }
    cluster.awaitReady();
    Cluster.await(Duration.ofSeconds(20), () -> accepted(last, id));
    Outcome outcome = submit(last, id).get(20, TimeUnit.SECONDS);
    for (var node : cluster.running()) {
      String name = node.shard().status().node();
      assertThat(submit(name, id).get(20, TimeUnit.SECONDS)).isEqualTo(outcome);
    }
    assertThat(entries(last, id)).hasSize(1);
  }

  private boolean accepted(String node, UUID id) {
    return submit(node, id).join() instanceof Outcome.Accepted;
  }

  private List<Entry> entries(String node, UUID id) {
    return cluster.node(node).entries(1, 10_000).stream()
        .filter(entry -> entry.commandId().equals(id))
        .toList();
  }

  private CompletableFuture<Outcome> submit(String node, UUID id) {
    return cluster
        .node(node)
        .shard()
        .submit(new Submission<>(id, "tester", Instant.now(), 0, new Command.Add("a", 1)));
  }

  private void loseTheOthers(String last) {
    List.of("node-0", "node-1", "node-2").parallelStream()
        .filter(node -> !node.equals(last))
        .forEach(cluster::stop);
  }

  /** Nobody commits while this connection is in its transaction. */
  private Connection locked() throws SQLException {
    Connection connection = connect();
    connection.setAutoCommit(false);
    connection.createStatement().execute("LOCK TABLE ledger IN EXCLUSIVE MODE");
    return connection;
  }

  private void awaitWaitingCommit() throws Exception {
    Cluster.await(Duration.ofSeconds(10), () -> !waiting("SELECT pid").isEmpty());
  }

  private void dropWaitingCommits() {
    assertThat(waiting("SELECT CASE WHEN pg_terminate_backend(pid) THEN 1 ELSE 0 END"))
        .isNotEmpty();
  }

  private List<Integer> waiting(String select) {
    List<Integer> found = new ArrayList<>();
    try (Connection connection = connect();
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery(
                    select
                        + " FROM pg_stat_activity WHERE application_name LIKE 'plenum %'"
                        + " AND wait_event_type = 'Lock'")) {
      while (rows.next()) {
        found.add(rows.getInt(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(cluster.database().url(), "postgres", "postgres");
  }
}
