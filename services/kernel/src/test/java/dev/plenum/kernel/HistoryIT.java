package dev.plenum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.LeafHash;
import dev.plenum.kernel.shard.HistoryVerdict;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.Registers.Command;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Three nodes on a database that does what databases do: goes back to an earlier moment, and is
 * written to by somebody else.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HistoryIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = Cluster.ready(3);
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  @Order(1)
  void whatWasAcknowledgedSurvivesADatabaseThatLosesItsTailUnderLoad() throws Exception {
    Map<UUID, Long> acknowledged = new ConcurrentHashMap<>();
    AtomicBoolean enough = new AtomicBoolean();
    Thread load = Thread.startVirtualThread(() -> askUntil(enough, acknowledged));
    Cluster.await(SOON, () -> acknowledged.size() > 300);
    long headBefore = goBack(100);
    Cluster.await(
        SOON, () -> acknowledged.values().stream().anyMatch(seq -> seq > headBefore + 200));
    enough.set(true);
    load.join();

    assertHolds(acknowledged);
    assertThat(appendedAgain()).as("entries appended again").isGreaterThanOrEqualTo(100);
  }

  @Test
  @Order(2)
  void aNodeThatRememberedNothingDoesNotLeadFromTheShorterHistory() throws Exception {
    Map<UUID, Long> acknowledged = new ConcurrentHashMap<>();
    for (int i = 0; i < 20; i++) {
      ask(acknowledged);
    }
    awaitFolded();
    String leader = cluster.leader();
    // Its successor could be the node that was away while the ledger grew.
    cluster.stop(leader);
    goBack(10);
    cluster.start(leader);
    cluster.awaitReady();
    ask(acknowledged);
    assertHolds(acknowledged);
  }

  @Test
  @Order(3)
  void aRowThatWasChangedStopsTheNodeThatReadsItAndNobodyElse() throws Exception {
    Map<UUID, Long> acknowledged = new ConcurrentHashMap<>();
    ask(acknowledged);
    long seq = acknowledged.values().iterator().next();
    String other = follower();
    cluster.stop(other);
    String honest = scalar("SELECT encode(events, 'hex') FROM entry WHERE seq = " + seq);
    execute("UPDATE entry SET events = '[]' WHERE seq = " + seq);
    var node = cluster.start(other);
    Cluster.await(
        SOON,
        () ->
            node.started()
                && node.shard().status().history().verdict() == HistoryVerdict.EntryDamaged);
    assertThat(node.ready()).isFalse();
    assertThat(node.shard().status().history().sentence()).contains("entry " + seq);
    ask(acknowledged);

    execute("UPDATE entry SET events = decode('" + honest + "', 'hex') WHERE seq = " + seq);
    cluster.awaitReady();
    assertHolds(acknowledged);
  }

  @Test
  @Order(4)
  void anEntryThatSomebodyElseWroteStopsTheShardInsteadOfBecomingTheTruth() throws Exception {
    Map<UUID, Long> acknowledged = new ConcurrentHashMap<>();
    ask(acknowledged);
    long head = cluster.any().head().seq();
    writeAsALeaderWould(cluster.any().entries(head, 1).getFirst());
    Cluster.await(SOON, () -> cluster.running().stream().noneMatch(KernelNode::ready));
    assertThat(cluster.running())
        .extracting(node -> node.shard().view().seq())
        .as("nobody folded it")
        .containsOnly(head);
    assertThat(cluster.running())
        .extracting(node -> node.shard().status().history().verdict())
        .as("the finder may go; everybody knows")
        .containsOnly(HistoryVerdict.ForeignEntries);
    Outcome refused = submit(UUID.randomUUID());
    assertThat(refused).isInstanceOf(Outcome.Retry.class);
  }

  /** An entry whose leaf and root are what they should be; only nobody who may wrote it. */
  private static void writeAsALeaderWould(Entry last) throws SQLException {
    UUID id = UUID.randomUUID();
    HybridTime time = new HybridTime(last.time().packed() + 1);
    byte[] leaf =
        new LeafHash("main")
            .leaf(
                last.seq() + 1,
                last.epoch(),
                time,
                id,
                last.actor(),
                last.content(),
                last.events());
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      try (var lock = connection.createStatement()) {
        lock.execute("LOCK TABLE ledger IN EXCLUSIVE MODE");
      }
      try (var insert =
          connection.prepareStatement(
              "INSERT INTO entry (shard, seq, epoch, time, command_id, actor, content, events, leaf)"
                  + " VALUES ('main', ?, ?, ?, ?, ?, ?, ?, ?)")) {
        insert.setLong(1, last.seq() + 1);
        insert.setLong(2, last.epoch());
        insert.setLong(3, time.packed());
        insert.setObject(4, id);
        insert.setString(5, last.actor());
        insert.setBytes(6, last.content().sha256());
        insert.setBytes(7, last.events());
        insert.setBytes(8, leaf);
        insert.executeUpdate();
      }
      try (var update = connection.prepareStatement("UPDATE ledger SET head = ?, root = ?")) {
        update.setLong(1, last.seq() + 1);
        update.setBytes(2, Roots.of(connection));
        update.executeUpdate();
      }
      connection.commit();
    }
  }

  private static String follower() {
    String leader = cluster.leader();
    return List.of("node-0", "node-1", "node-2").stream()
        .filter(node -> !node.equals(leader))
        .findFirst()
        .orElseThrow();
  }

  private static void askUntil(AtomicBoolean enough, Map<UUID, Long> acknowledged) {
    List<Thread> callers =
        LongStream.range(0, 16)
            .mapToObj(i ->
                Thread.startVirtualThread(() -> {
                  while (!enough.get()) {
                    ask(acknowledged);
                  }
                }))
            .toList();
    for (Thread caller : callers) {
      try {
        caller.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** A database that is not started anew loses nothing that peers only hold: nobody looks there. */
  private static void awaitFolded() throws Exception {
    long head = cluster.any().head().seq();
    Cluster.await(
        SOON, () -> cluster.running().stream().allMatch(node -> node.shard().view().seq() == head));
  }

  /** Asks until it is accepted, as a caller does. */
  private static void ask(Map<UUID, Long> acknowledged) {
    UUID id = UUID.randomUUID();
    for (int i = 0; i < 100; i++) {
      if (submit(id) instanceof Outcome.Accepted(var receipt)) {
        acknowledged.put(id, receipt.seq());
        return;
      }
    }
    throw new AssertionError("never accepted");
  }

  private static Outcome submit(UUID id) {
    return cluster
        .any()
        .shard()
        .submit(new Submission<>(id, "tester", Instant.now(), 0, new Command.Add("load", 1)))
        .orTimeout(15, TimeUnit.SECONDS)
        .join();
  }

  /** Every acknowledged command is at its place, none twice, and every node has all of it. */
  private static void assertHolds(Map<UUID, Long> acknowledged) throws Exception {
    List<Entry> entries = cluster.any().entries(1, 1_000_000);
    assertThat(entries).extracting(Entry::commandId).doesNotHaveDuplicates();
    Map<UUID, Long> places =
        entries.stream().collect(Collectors.toMap(Entry::commandId, Entry::seq));
    assertThat(places).containsAllEntriesOf(acknowledged);
    for (var node : cluster.running()) {
      var view = node.shard().viewAt(entries.size(), SOON).get();
      assertThat(view.state().value("load")).isEqualTo(entries.size());
      Cluster.await(SOON, () -> node.shard().status().history().verdict() == HistoryVerdict.Agrees);
    }
  }

  private static double appendedAgain() {
    return cluster.running().stream()
        .map(node -> node.shard().status().node())
        .mapToDouble(
            node -> cluster.registry(node).get("plenum.ledger.appended.again").counter().count())
        .sum();
  }

  /** Puts the ledger back to where it stood some entries ago, its epoch included. */
  private static long goBack(int lost) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE ledger IN EXCLUSIVE MODE");
      long head;
      try (var row = statement.executeQuery("SELECT head FROM ledger")) {
        row.next();
        head = row.getLong(1);
      }
      statement.execute("DELETE FROM entry WHERE seq > " + (head - lost));
      byte[] root = Roots.of(connection);
      try (var update = connection.prepareStatement("UPDATE ledger SET head = ?, root = ?")) {
        update.setLong(1, head - lost);
        update.setBytes(2, root);
        update.executeUpdate();
      }
      connection.commit();
      return head;
    }
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String scalar(String sql) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static Connection connect() throws SQLException {
    var database = cluster.database();
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }
}
