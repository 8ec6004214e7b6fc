package dev.plenum.bench;

import dev.plenum.cli.local.ClassCache;
import dev.plenum.cli.local.Cluster;
import dev.plenum.cli.local.Node;
import dev.plenum.election.v1.Choice;
import dev.plenum.election.v1.ElectionsGrpc;
import dev.plenum.election.v1.VoteRequest;
import dev.plenum.kernel.testing.Processes;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Ballots by gRPC through three nodes, each a process, on a durable database: the first seconds
 * after the start, then, once the JVMs have compiled their code, closed loops of 1, 32 and 256
 * clients and an open loop of a thousand a second whose latencies count from when a ballot was due
 * (no coordinated omission). Every ballot is a change of mind under {@code revote: last}.
 */
public final class BallotsBench {
  private static final Duration COLD = Duration.ofSeconds(10);
  private static final Duration WARM_UP = Duration.ofSeconds(80);
  private static final Duration ROUND = Duration.ofSeconds(10);
  private static final int OPEN_RATE = 1_000;
  private static final int REHEARSING = 64;
  private static final Duration REHEARSAL = Duration.ofSeconds(20);
  private static final int RESTARTS = 6;
  private static final Duration BETWEEN_RESTARTS = Duration.ofSeconds(5);
  private static final Duration READY_LIMIT = Duration.ofMinutes(2);

  private final List<ElectionsGrpc.ElectionsBlockingStub> voters;
  private final AtomicLong refused = new AtomicLong();

  private BallotsBench(List<ElectionsGrpc.ElectionsBlockingStub> voters) {
    this.voters = voters;
  }

  public static void main(String[] args) throws Exception {
    ClassCache cache = Trained.by(BenchElection.definition(), BallotsBench::rehearse);
    long begin = System.nanoTime();
    try (Cluster cluster = Cluster.start(BenchElection.definition(), cache)) {
      cluster.awaitReady();
      double ready = (System.nanoTime() - begin) / 1e9;
      List<ManagedChannel> channels = BenchElection.channels(cluster);
      BallotsBench bench = opened(cluster, channels);
      String run =
          "3 JVMs with a class cache, embedded PostgreSQL with fsync, clients beside them, 2 cores, %d s";
      bench.reportCold(run.formatted(COLD.toSeconds()) + ", the first after start");
      bench.closedLoop(BenchElection.VOTERS, WARM_UP);
      for (int clients : new int[] {1, 32, 256}) {
        bench.report(clients, run.formatted(ROUND.toSeconds()));
      }
      bench.reportOpenLoop(run.formatted(ROUND.toSeconds()));
      Evidence.write(
          "node.rss_mb", residentMegabytes(), "MB", "largest of 3 nodes, after the load");
      Evidence.write(
          "cluster.ready_s", ready, "s", "database and 3 JVMs started together on 2 cores");
      channels.forEach(ManagedChannel::shutdownNow);
      reportRestarts(cluster);
    }
  }

  private static BallotsBench opened(Cluster cluster, List<ManagedChannel> channels)
      throws InterruptedException {
    BenchElection.open(channels.getFirst(), cluster);
    return new BallotsBench(BenchElection.login(channels));
  }

  private static void rehearse(Cluster cluster) throws InterruptedException {
    List<ManagedChannel> channels = BenchElection.channels(cluster);
    var _ = opened(cluster, channels).closedLoop(REHEARSING, REHEARSAL);
    channels.forEach(ManagedChannel::shutdownNow);
  }

  /** A node that was killed comes back beside two that serve. */
  private static void reportRestarts(Cluster cluster) throws InterruptedException {
    double[] restarts = new double[RESTARTS];
    for (int i = 0; i < RESTARTS; i++) {
      Node node = cluster.nodes().get(i % cluster.nodes().size());
      node.kill();
      Thread.sleep(BETWEEN_RESTARTS);
      node.start();
      restarts[i] = Processes.await(READY_LIMIT, () -> cluster.ready(node));
    }
    String run = "%d restarts after SIGKILL, with a class cache, beside 2 nodes, 2 cores";
    Evidence.write("node.ready_s", LedgerBench.median(restarts), "s", run.formatted(RESTARTS));
    Evidence.write(
        "node.ready_max_s",
        Arrays.stream(restarts).max().orElseThrow(),
        "s",
        run.formatted(RESTARTS));
  }

  private void vote(int voter) {
    try {
      var _ =
          voters
              .get(voter)
              .vote(
                  VoteRequest.newBuilder()
                      .setCommandId(UUID.randomUUID().toString())
                      .addChoices(
                          Choice.newBuilder()
                              .setContest("chair")
                              .addOptions(voter % 2 == 0 ? "ana" : "ben"))
                      .build());
    } catch (StatusRuntimeException e) {
      refused.incrementAndGet();
    }
  }

  /** A refusal is quicker than a ballot, so figures with refusals among them are none. */
  private void failIfRefused() {
    if (refused.get() > 0) {
      throw new IllegalStateException(refused + " ballots were not accepted");
    }
  }

  /** Three JVMs that compile their code while they serve, all on the same cores. */
  private void reportCold(String run) throws InterruptedException {
    double perSecond =
        closedLoop(BenchElection.VOTERS, COLD).getTotalCount() / (double) COLD.toSeconds();
    failIfRefused();
    Evidence.write("ballots.grpc_per_s_256_clients_cold", perSecond, "1/s", run);
  }

  private void report(int clients, String run) throws InterruptedException {
    Histogram latencies = closedLoop(clients, ROUND);
    failIfRefused();
    double perSecond = latencies.getTotalCount() / (double) ROUND.toSeconds();
    String name = "ballots.grpc_";
    String suffix = "_%d_client%s".formatted(clients, clients == 1 ? "" : "s");
    Evidence.write(name + "per_s" + suffix, perSecond, "1/s", run);
    Evidence.write(name + "p50_ms" + suffix, millis(latencies, 50), "ms", run);
    Evidence.write(name + "p99_ms" + suffix, millis(latencies, 99), "ms", run);
  }

  private static double millis(Histogram latencies, double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1e6;
  }

  private Histogram closedLoop(int clients, Duration length) throws InterruptedException {
    Histogram latencies = new ConcurrentHistogram(3);
    long end = System.nanoTime() + length.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int c = 0; c < clients; c++) {
      int voter = c;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                  vote(voter);
                  latencies.recordValue(System.nanoTime() - start);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return latencies;
  }

  private void reportOpenLoop(String run) throws InterruptedException {
    Histogram latencies = new ConcurrentHistogram(3);
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    long begin = System.nanoTime();
    long total = OPEN_RATE * ROUND.toSeconds();
    for (int i = 0; i < total; i++) {
      long due = begin + i * (1_000_000_000L / OPEN_RATE);
      sleepUntil(due);
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                vote(next.getAndIncrement() % BenchElection.VOTERS);
                latencies.recordValue(System.nanoTime() - due);
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    failIfRefused();
    Evidence.write("ballots.p99_ms_at_1000_per_s", millis(latencies, 99), "ms", run);
    Evidence.write("ballots.p50_ms_at_1000_per_s", millis(latencies, 50), "ms", run);
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }

  /** The largest resident set among this process's children that are nodes. */
  private static double residentMegabytes() throws IOException {
    long most = 0;
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      Path status = Path.of("/proc", String.valueOf(child.pid()), "status");
      boolean java = child.info().command().filter(c -> c.endsWith("java")).isPresent();
      if (java && Files.exists(status)) {
        for (String line : Files.readAllLines(status)) {
          if (line.startsWith("VmRSS:")) {
            most = Math.max(most, Long.parseLong(line.replaceAll("\\D", "")));
          }
        }
      }
    }
    return most / 1024.0;
  }
}
