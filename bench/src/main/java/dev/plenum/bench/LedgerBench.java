package dev.plenum.bench;

import dev.plenum.kernel.KernelNode;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.shard.Submission;
import dev.plenum.kernel.testing.Cluster;
import dev.plenum.kernel.testing.Registers.Command;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The ledger's whole path in one JVM beside what the same database does with the same rows bare.
 * All three ways take turns on one durable PostgreSQL, so that the ratio means something on any
 * disk.
 */
public final class LedgerBench {
  private static final int ROUNDS = 5;
  private static final Duration ROUND = Duration.ofSeconds(4);
  private static final int BATCH = 512;
  private static final int SINGLE_CLIENTS = 32;
  private static final int IN_FLIGHT = 4_096;

  private LedgerBench() {}

  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres postgres = durablePostgres();
        Cluster cluster =
            new Cluster(postgres, 3, ShardConfig.of("bench", Admission.of(4_096, 1_000_000)))) {
      cluster.startAll();
      cluster.awaitReady();
      String url = cluster.database().url();
      String rewriting = url + "&reWriteBatchedInserts=true";
      prepareBareTable(url);
      double[] bare = new double[ROUNDS];
      double[] rewritten = new double[ROUNDS];
      double[] single = new double[ROUNDS];
      double[] ours = new double[ROUNDS];
      for (int round = -1; round < ROUNDS; round++) {
        double b = bareBatches(url);
        double r = bareBatches(rewriting);
        double s = singleTransactions(url);
        double o = ledger(cluster);
        System.out.printf(
            "round %d: bare %.0f, rewritten %.0f, single %.0f, ledger %.0f a second%n",
            round, b, r, s, o);
        if (round >= 0) {
          bare[round] = b;
          rewritten[round] = r;
          single[round] = s;
          ours[round] = o;
        }
      }
      String run =
          "1 JVM, 3 nodes, embedded PostgreSQL 18 with fsync, %d rounds of %d s, median, %d cores"
              .formatted(ROUNDS, ROUND.toSeconds(), Runtime.getRuntime().availableProcessors());
      Evidence.write("ledger.commands_per_s", median(ours), "1/s", run);
      Evidence.write("ledger.bare_batches_per_s", median(bare), "1/s", run);
      Evidence.write("ledger.bare_rewritten_batches_per_s", median(rewritten), "1/s", run);
      Evidence.write("ledger.single_transactions_per_s", median(single), "1/s", run);
      Evidence.write("ledger.ratio_to_bare_batches", median(ours) / median(bare), "", run);
      Evidence.write(
          "ledger.ratio_to_rewritten_batches", median(ours) / median(rewritten), "", run);
      Evidence.write("ledger.ratio_to_single_transactions", median(ours) / median(single), "", run);
    }
  }

  static EmbeddedPostgres durablePostgres() throws Exception {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_wal_size", "4GB")
        .start();
  }

  private static void prepareBareTable(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE bare (LIKE entry INCLUDING ALL)");
    }
  }

  private static final String INSERT =
      "INSERT INTO bare (shard, seq, epoch, time, command_id, actor, events, leaf)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final AtomicLong SEQ = new AtomicLong();

  private static void bind(PreparedStatement insert) throws SQLException {
    insert.setString(1, "bench");
    insert.setLong(2, SEQ.incrementAndGet());
    insert.setLong(3, 1);
    insert.setLong(4, System.currentTimeMillis() << 16);
    insert.setObject(5, randomId());
    insert.setString(6, "tester");
    insert.setBytes(
        7,
        "[{\"name\":\"r123\",\"type\":\"Became\",\"value\":123}]"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    insert.setBytes(8, new byte[32]);
  }

  private static double bareBatches(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      connection.setAutoCommit(false);
      long start = System.nanoTime();
      long rows = 0;
      while (System.nanoTime() - start < ROUND.toNanos()) {
        for (int i = 0; i < BATCH; i++) {
          bind(insert);
          insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
        rows += BATCH;
      }
      return perSecond(rows, start);
    }
  }

  private static double singleTransactions(String url) throws Exception {
    AtomicLong rows = new AtomicLong();
    long start = System.nanoTime();
    List<Thread> clients = new ArrayList<>();
    for (int c = 0; c < SINGLE_CLIENTS; c++) {
      clients.add(
          Thread.ofPlatform()
              .start(() -> {
                try (Connection connection =
                        DriverManager.getConnection(url, "postgres", "postgres");
                    PreparedStatement insert = connection.prepareStatement(INSERT)) {
                  while (System.nanoTime() - start < ROUND.toNanos()) {
                    bind(insert);
                    insert.executeUpdate();
                    rows.incrementAndGet();
                  }
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    for (Thread client : clients) {
      client.join();
    }
    return perSecond(rows.get(), start);
  }

  private static double ledger(Cluster cluster) throws InterruptedException {
    KernelNode<?, Command, ?> leader = cluster.node(cluster.leader());
    Semaphore inFlight = new Semaphore(IN_FLIGHT);
    AtomicLong accepted = new AtomicLong();
    AtomicLong refused = new AtomicLong();
    long start = System.nanoTime();
    long sent = 0;
    while (System.nanoTime() - start < ROUND.toNanos()) {
      inFlight.acquire();
      sent++;
      Command command = new Command.Add("r" + (sent & 1023), 1);
      var _ =
          leader
              .shard()
              .submit(new Submission<>(randomId(), "tester", Instant.now(), sent, command))
              .thenAccept(outcome -> {
                (outcome instanceof Outcome.Accepted ? accepted : refused).incrementAndGet();
                inFlight.release();
              });
    }
    inFlight.acquire(IN_FLIGHT);
    double rate = perSecond(accepted.get(), start);
    CountDownLatch settled = new CountDownLatch(1);
    var _ = settled.await(200, java.util.concurrent.TimeUnit.MILLISECONDS);
    if (refused.get() > 0) {
      throw new IllegalStateException(refused + " commands were not accepted");
    }
    return rate;
  }

  private static UUID randomId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong());
  }

  private static double perSecond(long count, long startNanos) {
    return count * 1e9 / (System.nanoTime() - startNanos);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
