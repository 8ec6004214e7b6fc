package dev.plenum.bench;

import dev.plenum.kernel.testing.ProcessCrowd;
import dev.plenum.kernel.testing.Processes;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Kills and pauses the leader of three processes under load and measures how long nothing commits.
 */
public final class FailoverBench {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration WATCH = Duration.ofSeconds(6);
  private static final int CLIENTS = 8;
  private static final int DRAINS = 10;
  private static final Path LOGS = Path.of("bench", "target", "failover");

  private final Processes nodes;
  private final String jdbcUrl;

  private FailoverBench(Processes nodes, String jdbcUrl) {
    this.nodes = nodes;
    this.jdbcUrl = jdbcUrl;
  }

  public static void main(String[] args) throws Exception {
    int kills = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    int pauses = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    try (EmbeddedPostgres postgres = LedgerBench.durablePostgres()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");
      try (Processes nodes = new Processes(3, url, LOGS)) {
        new FailoverBench(nodes, url).measure(kills, pauses);
      }
    }
  }

  private void measure(int kills, int pauses) throws Exception {
    System.out.printf("all ready after %.1f s%n", nodes.awaitAllReady(PATIENCE));
    String run = "3 JVMs, %d clients, embedded PostgreSQL with fsync, 2 cores".formatted(CLIENTS);
    ProcessCrowd crowd = new ProcessCrowd(nodes, CLIENTS);
    Thread.sleep(3_000);
    double[] killed = new double[kills];
    for (int i = 0; i < kills; i++) {
      killed[i] = killLeader(crowd);
      System.out.printf("kill %d: %.0f ms without a commit%n", i + 1, killed[i]);
    }
    Arrays.sort(killed);
    Evidence.write("failover.kill_p50_ms", killed[kills / 2], "ms", kills + " kills -9, " + run);
    Evidence.write("failover.kill_max_ms", killed[kills - 1], "ms", kills + " kills -9, " + run);
    double worstPause = 0;
    for (int i = 0; i < pauses; i++) {
      double silence = pauseLeader(crowd);
      System.out.printf("pause %d: %.0f ms without a commit%n", i + 1, silence);
      worstPause = Math.max(worstPause, silence);
    }
    Evidence.write("failover.pause_max_ms", worstPause, "ms", pauses + " SIGSTOP, " + run);
    double[] drained = new double[DRAINS];
    for (int i = 0; i < DRAINS; i++) {
      drained[i] = drainLeader(crowd);
      System.out.printf("drain %d: %.0f ms without a commit%n", i + 1, drained[i]);
    }
    Arrays.sort(drained);
    Evidence.write("failover.drain_p50_ms", drained[DRAINS / 2], "ms", DRAINS + " SIGTERM, " + run);
    Evidence.write("failover.drain_max_ms", drained[DRAINS - 1], "ms", DRAINS + " SIGTERM, " + run);
    heal("cluster.heal_two_lost", run, 0, 1);
    heal("cluster.heal_all_lost", run, 0, 1, 2);
    healOneAfterTheOther(run);
    Thread.sleep(2_000);
    crowd.stop();
    judge(crowd, run);
  }

  private double killLeader(ProcessCrowd crowd) throws Exception {
    int leader = awaitLeader();
    long start = System.nanoTime();
    nodes.kill(leader);
    Thread.sleep(WATCH);
    double silence = crowd.longestSilence(start, System.nanoTime());
    nodes.start(leader);
    nodes.awaitAllReady(PATIENCE);
    return silence;
  }

  private double pauseLeader(ProcessCrowd crowd) throws Exception {
    int leader = awaitLeader();
    long start = System.nanoTime();
    nodes.pause(leader);
    Thread.sleep(WATCH);
    double silence = crowd.longestSilence(start, System.nanoTime());
    nodes.resume(leader);
    nodes.awaitAllReady(PATIENCE);
    return silence;
  }

  /** The leader is ended as a pod is: it hands over and goes. */
  private double drainLeader(ProcessCrowd crowd) throws Exception {
    int leader = awaitLeader();
    long start = System.nanoTime();
    nodes.end(leader);
    Thread.sleep(WATCH);
    double silence = crowd.longestSilence(start, System.nanoTime());
    Processes.await(PATIENCE, () -> nodes.ended(leader));
    nodes.start(leader);
    nodes.awaitAllReady(PATIENCE);
    return silence;
  }

  private void heal(String name, String run, int... lost) throws Exception {
    for (int node : lost) {
      nodes.kill(node);
    }
    Thread.sleep(3_000);
    for (int node : lost) {
      nodes.start(node);
    }
    writeHealed(name, "killed at once, back after 3 s, " + run);
  }

  private void healOneAfterTheOther(String run) throws Exception {
    nodes.kill(1);
    Thread.sleep(700);
    nodes.start(1);
    nodes.kill(2);
    Thread.sleep(700);
    nodes.start(2);
    writeHealed("cluster.heal_two_in_a_row", run);
  }

  /** Until every node may be asked, and until the consensus group is whole again. */
  private void writeHealed(String name, String run) throws InterruptedException {
    double asked = nodes.awaitAllAsked(PATIENCE);
    Evidence.write(name + "_s", asked, "s", run);
    double whole = asked + nodes.awaitAllReady(PATIENCE);
    Evidence.write(name + "_group_s", whole, "s", run);
  }

  private int awaitLeader() throws InterruptedException {
    Processes.await(PATIENCE, () -> nodes.leader().isPresent());
    return nodes.leader().orElseThrow();
  }

  /**
   * Every acknowledged command is in the ledger, once, where its receipt said; epochs only grow.
   */
  private void judge(ProcessCrowd crowd, String run) throws Exception {
    Map<UUID, Long> ledger = new HashMap<>();
    long doubled = 0;
    long epochSteps = 0;
    long lastEpoch = 0;
    try (Connection connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery("SELECT seq, epoch, command_id FROM entry ORDER BY seq")) {
      while (rows.next()) {
        doubled += ledger.put(rows.getObject(3, UUID.class), rows.getLong(1)) == null ? 0 : 1;
        if (rows.getLong(2) < lastEpoch) {
          throw new IllegalStateException("epoch fell at " + rows.getLong(1));
        }
        epochSteps += rows.getLong(2) > lastEpoch ? 1 : 0;
        lastEpoch = rows.getLong(2);
      }
    }
    long lost =
        crowd.acknowledged().entrySet().stream()
            .filter(ack -> !ack.getValue().equals(ledger.get(ack.getKey())))
            .count();
    Evidence.write("failover.acknowledged", crowd.acknowledged().size(), "commands", run);
    Evidence.write("failover.lost", (double) lost, "commands", run);
    Evidence.write("failover.doubled", (double) doubled, "commands", run);
    System.out.printf(
        "%d entries under %d epochs; folded %s%n",
        ledger.size(),
        epochSteps,
        IntStream.range(0, nodes.count()).mapToObj(i -> nodes.status(i).folded()).toList());
    if (lost + doubled > 0) {
      throw new IllegalStateException("the ledger does not hold what was acknowledged");
    }
  }
}
