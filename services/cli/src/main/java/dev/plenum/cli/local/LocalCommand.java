package dev.plenum.cli.local;

import dev.plenum.cli.Output;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an election on this machine, from the very file that a cluster takes. */
@Command(
    name = "local",
    mixinStandardHelpOptions = true,
    description = "Run an election here: a real PostgreSQL and three nodes, until Ctrl-C.")
public final class LocalCommand implements Callable<Integer> {
  private static final int CODES_SHOWN = 10;

  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Resources, as for kubectl apply.")
  private List<Path> files = List.of();

  @Option(names = "--roll", paramLabel = "CSV", description = "The roll, instead of the Secret's.")
  private @Nullable Path roll;

  @Override
  public Integer call() throws InterruptedException {
    long began = System.nanoTime();
    Definition election = Definition.read(files, roll);
    output.line("Starting @|bold %s|@ …".formatted(election.title()));
    Cluster cluster = Cluster.start(election, Cluster.Mode.ONE_JVM);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(cluster, ended), "end"));
    cluster.awaitReady();
    announce(election, cluster, Duration.ofNanos(System.nanoTime() - began));
    ended.await();
    return 0;
  }

  private void end(Cluster cluster, CountDownLatch ended) {
    output.line("%nEnding …".formatted());
    cluster.close();
    ended.countDown();
  }

  private void announce(Definition election, Cluster cluster, Duration took) {
    String base = cluster.addresses().getFirst().toString();
    Credentials secrets = cluster.credentials();
    output.line(
        "@|bold,green Ready|@ after %.1f s. Ctrl-C ends it.%n".formatted(took.toMillis() / 1000.0));
    page("Vote", base + "/", "");
    page("Board", base + "/board", "");
    page("Admin", base + "/admin", "@|bold " + secrets.adminPassword() + "|@");
    page("Tally", base + "/tally", "@|bold " + secrets.tallyPassword() + "|@");
    page("Cluster", base + "/cluster", "");
    output.line("");
    cluster.nodes().forEach(this::node);
    output.fact("Log", System.getProperty("plenum.log", "–"));
    output.line("");
    codes(election);
    output.json(facts(cluster, base));
  }

  private void page(String name, String address, String password) {
    output.fact(name, "%-34s %s".formatted(address, password));
  }

  private void node(Node node) {
    Ports ports = node.ports();
    output.fact(
        node.name(),
        "http %d   gRPC %d   management %d"
            .formatted(ports.http(), ports.grpc(), ports.management()));
  }

  private void codes(Definition election) {
    List<Definition.Voter> voters = election.voters();
    int width = voters.stream().mapToInt(v -> v.name().length()).max().orElse(0);
    output.line(
        "  Codes of the first %d of %d voters:"
            .formatted(Math.min(CODES_SHOWN, voters.size()), voters.size()));
    voters.stream()
        .limit(CODES_SHOWN)
        .forEach(v ->
            output.line(
                "    %-".concat(Math.max(1, width) + "s  %s").formatted(v.name(), v.code())));
  }

  private static Map<String, Object> facts(Cluster cluster, String base) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("url", base);
    facts.put("adminPassword", cluster.credentials().adminPassword());
    facts.put("tallyPassword", cluster.credentials().tallyPassword());
    facts.put(
        "nodes",
        cluster.nodes().stream()
            .map(n -> Map.of("name", n.name(), "http", n.ports().http(), "grpc", n.ports().grpc()))
            .collect(Collectors.toList()));
    return facts;
  }
}
