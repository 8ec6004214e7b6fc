package dev.plenum.operator.status;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plenum.operator.model.Ports;
import io.fabric8.kubernetes.api.model.Pod;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every pod at once, by its own address, so that one slow node delays nothing. */
public final class HttpNodeProbe implements NodeProbe {
  private static final Logger LOG = LoggerFactory.getLogger(HttpNodeProbe.class);
  private static final Duration LIMIT = Duration.ofMillis(1500);

  private final ObjectMapper mapper = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(LIMIT).version(HttpClient.Version.HTTP_1_1).build();

  @Override
  public Map<String, NodeReport> ask(List<Pod> pods) {
    Map<String, NodeReport> reports = new ConcurrentHashMap<>();
    CompletableFuture<?>[] asked =
        pods.stream()
            .filter(pod -> pod.getStatus() != null && pod.getStatus().getPodIP() != null)
            .map(pod ->
                ask(pod)
                    .thenAccept(report ->
                        report.ifPresent(found -> reports.put(pod.getMetadata().getName(), found))))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(asked).join();
    return reports;
  }

  private CompletableFuture<Optional<NodeReport>> ask(Pod pod) {
    String address = pod.getStatus().getPodIP();
    String host = address.contains(":") ? "[" + address + "]" : address;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + host + ":" + Ports.MANAGEMENT + "/status"))
            .timeout(LIMIT)
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .thenApply(this::read)
        .exceptionally(failure -> {
          LOG.debug("{} gives no status: {}", pod.getMetadata().getName(), failure.toString());
          return Optional.empty();
        });
  }

  private Optional<NodeReport> read(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      return Optional.empty();
    }
    try {
      return Optional.of(mapper.readValue(answer.body(), NodeReport.class));
    } catch (JacksonException unreadable) {
      LOG.warn("A node's status cannot be read: {}", unreadable.getOriginalMessage());
      return Optional.empty();
    }
  }
}
