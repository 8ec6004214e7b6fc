package dev.plenum.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.cli.Plenum;
import dev.plenum.cli.local.Cluster;
import dev.plenum.cli.local.Definition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart's dashboards before a real Prometheus and real nodes; no Kubernetes is needed. */
@Tag("prometheus")
class DashboardsE2E {
  private static final Path EXAMPLES = Path.of("../examples");
  private static final Path DASHBOARDS = Path.of("../charts/plenum/dashboards");

  @TempDir private Path folder;

  @Test
  void everyPanelOfTheExamsDashboardShowsSomething() throws Exception {
    String text = Files.readString(EXAMPLES.resolve("exam.yaml"));
    // The essay would wait for a person's marks, and the result for the essay.
    Path file = folder.resolve("exam.yaml");
    Files.writeString(file, text.replaceFirst("(?s)    - id: why.*?(?=---)", ""));
    Definition exam = Definition.read(List.of(file), null).getFirst();
    var labels = Map.of("namespace", "school", "exam", exam.name());
    try (Cluster cluster = Cluster.start(exam, Cluster.Mode.ONE_JVM);
        Prometheus prometheus = Prometheus.start(targets(cluster), labels)) {
      cluster.awaitReady();
      prometheus.awaitNodes(cluster.nodes().size());
      run(
          cluster,
          "simulate",
          "exam",
          "--students=5",
          "--cheaters=1",
          "--item-time=3s",
          "--roster=" + people(cluster));
      prometheus.awaitEveryPanel(DASHBOARDS.resolve("exam.json"), labels);
    }
  }

  @Test
  void everyPanelOfTheElectionsDashboardShowsSomething() throws Exception {
    Definition election =
        Definition.read(List.of(EXAMPLES.resolve("election.yaml")), null).getFirst();
    var labels = Map.of("namespace", "poll", "election", election.name());
    try (Cluster cluster = Cluster.start(election, Cluster.Mode.ONE_JVM);
        Prometheus prometheus = Prometheus.start(targets(cluster), labels)) {
      cluster.awaitReady();
      prometheus.awaitNodes(cluster.nodes().size());
      run(cluster, "election", "start");
      run(cluster, "simulate", "election", "--voters=5", "--roll=" + people(cluster));
      prometheus.awaitEveryPanel(DASHBOARDS.resolve("overview.json"), labels);
    }
  }

  private static Map<String, String> targets(Cluster cluster) {
    return cluster.nodes().stream()
        .collect(
            Collectors.toMap(
                node -> node.name(), node -> "127.0.0.1:" + node.ports().management()));
  }

  /** Where the command line would read the people's codes. */
  private String people(Cluster cluster) throws IOException {
    Definition resource = cluster.resource();
    Path list = folder.resolve("people.csv");
    Files.write(list, resource.files().get(resource.kind().peopleFile()));
    return list.toString();
  }

  private static void run(Cluster cluster, String... line) {
    System.setProperty("plenum.password", cluster.credentials().adminPassword());
    List<String> whole = new ArrayList<>(List.of(line));
    whole.add("--url");
    whole.add(cluster.addresses().stream().map(URI::toString).collect(Collectors.joining(",")));
    assertThat(Plenum.commandLine().execute(whole.toArray(String[]::new))).isZero();
  }
}
