package dev.plenum.e2e;

import static dev.plenum.operator.cluster.K3s.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.kernel.peer.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The real Prometheus, from this machine's packages, that scrapes a resource's nodes. */
final class Prometheus implements AutoCloseable {
  private final Process process;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  private Prometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @param targets the pods' names and where each is reached
   * @param labels what a PodMonitor would say of all of them besides
   */
  static Prometheus start(Map<String, String> targets, Map<String, String> labels)
      throws IOException {
    Path folder = Files.createTempDirectory("prometheus");
    StringBuilder configuration =
        new StringBuilder("scrape_configs:\n- job_name: nodes\n  metrics_path: /prometheus\n")
            .append("  scrape_interval: 2s\n  static_configs:\n");
    targets.forEach((pod, address) ->
        configuration.append(
            "  - targets: ['%s']%n    labels: {pod: %s%s}%n"
                .formatted(
                    address,
                    pod,
                    labels.entrySet().stream()
                        .map(label -> ", " + label.getKey() + ": " + label.getValue())
                        .collect(Collectors.joining()))));
    Files.writeString(folder.resolve("prometheus.yml"), configuration);
    int port = FreePort.pick();
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    return new Prometheus(process, port);
  }

  /** Until each has been read once: what happened before that is no increase to Prometheus. */
  void awaitNodes(int count) {
    await(count + " nodes are read", () -> numbers("up == 1").size() == count);
  }

  /**
   * Every query of every panel must give at least one sample that is a number.
   *
   * @param variables what is chosen at the top of the dashboard
   */
  void awaitEveryPanel(Path dashboard, Map<String, String> variables) throws IOException {
    for (JsonNode panel : Api.JSON.readTree(Files.readString(dashboard)).get("panels")) {
      for (JsonNode target : panel.get("targets")) {
        String query = chosen(target.get("expr").asText(), variables);
        await(
            "panel “%s” shows something: %s".formatted(panel.get("title").asText(), query),
            () -> !numbers(query).isEmpty());
      }
    }
  }

  private static String chosen(String expression, Map<String, String> variables) {
    String query = expression;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      query = query.replace("$" + variable.getKey(), variable.getValue());
    }
    return query;
  }

  private List<Double> numbers(String query) {
    List<Double> numbers = new ArrayList<>();
    try {
      var request =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:%d/api/v1/query?query=%s"
                          .formatted(port, URLEncoder.encode(query, StandardCharsets.UTF_8))))
              .build();
      String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      for (JsonNode sample : Api.JSON.readTree(body).path("data").path("result")) {
        double number = Double.parseDouble(sample.get("value").get(1).asText());
        if (!Double.isNaN(number)) {
          numbers.add(number);
        }
      }
    } catch (IOException notUpYet) {
      return List.of();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return numbers;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
