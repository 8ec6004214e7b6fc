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

/** Runs elections and exams on this machine, from the very files that a cluster takes. */
@Command(
    name = "local",
    mixinStandardHelpOptions = true,
    description =
        "Run elections and exams here: a real PostgreSQL, three nodes each, until Ctrl-C.")
public final class LocalCommand implements Callable<Integer> {
  private static final int CODES_SHOWN = 10;

  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Resources, as for kubectl apply.")
  private List<Path> files = List.of();

  @Option(
      names = {"--roll", "--roster"},
      paramLabel = "FILE",
      description = "The roll or roster, instead of the Secret's.")
  private @Nullable Path people;

  @Override
  public Integer call() throws InterruptedException {
    long began = System.nanoTime();
    List<Definition> resources = Definition.read(files, people);
    resources.forEach(r -> output.line("Starting @|bold %s|@ …".formatted(r.title())));
    List<Cluster> clusters = Cluster.start(resources, Cluster.Mode.ONE_JVM);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(clusters, ended), "end"));
    clusters.forEach(Cluster::awaitReady);
    double took = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    output.line("@|bold,green Ready|@ after %.1f s. Ctrl-C ends it.".formatted(took));
    clusters.forEach(this::announce);
    output.fact("Log", System.getProperty("plenum.log", "–"));
    output.json(
        clusters.size() == 1
            ? facts(clusters.getFirst())
            : clusters.stream().map(LocalCommand::facts).toList());
    ended.await();
    return 0;
  }

  private void end(List<Cluster> clusters, CountDownLatch ended) {
    output.line("%nEnding …".formatted());
    Cluster.close(clusters);
    ended.countDown();
  }

  private void announce(Cluster cluster) {
    String base = base(cluster);
    output.line("%n@|bold %s|@".formatted(cluster.resource().title()));
    String admin = "@|bold " + cluster.credentials().adminPassword() + "|@";
    switch (cluster.resource().kind()) {
      case ELECTION -> {
        page("Vote", base + "/", "");
        page("Board", base + "/board", "");
        page("Admin", base + "/admin", admin);
        page("Tally", base + "/tally", "@|bold " + cluster.credentials().tallyPassword() + "|@");
      }
      case EXAM -> {
        page("Student", base + "/", "");
        page("Monitor", base + "/monitor", "");
        page("Marks", base + "/marks", "");
        page("Results", base + "/results", "");
        page("Admin", base + "/admin", admin);
      }
    }
    page("Cluster", base + "/cluster", "");
    output.line("");
    cluster.nodes().forEach(this::node);
    output.line("");
    codes(cluster.resource());
  }

  private static String base(Cluster cluster) {
    return cluster.addresses().getFirst().toString();
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

  private void codes(Definition resource) {
    List<Definition.Person> people = resource.people();
    int width = people.stream().mapToInt(v -> v.name().length()).max().orElse(0);
    output.line(
        "  Codes of the first %d of %d:"
            .formatted(Math.min(CODES_SHOWN, people.size()), people.size()));
    people.stream()
        .limit(CODES_SHOWN)
        .forEach(v ->
            output.line(
                "    %-"
                    .concat(Math.max(1, width) + "s  %s  @|faint %s|@")
                    .formatted(v.name(), v.code(), v.role())));
  }

  private static Map<String, Object> facts(Cluster cluster) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kind", cluster.resource().kind().word());
    facts.put("name", cluster.resource().name());
    facts.put("url", base(cluster));
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
