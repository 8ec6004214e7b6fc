package dev.plenum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever acts through one node does not read an older state from the next one. */
final class ApiPositionTest {
  private final List<HttpServer> servers = new ArrayList<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void aNodeThatIsBehindIsNotBelievedAndTheNextOneIsAsked() throws Exception {
    URI behind = node("old", Map.of("Plenum-Position", "5", "Plenum-Stale", "true"));
    URI caughtUp = node("new", Map.of("Plenum-Position", "7"));
    try (Api first = new Api(List.of(caughtUp));
        Api both = new Api(List.of(behind, caughtUp))) {
      var _ = both.post(1, "/act", Map.of(), "token");
      assertThat(both.read("/state", "token", Duration.ofSeconds(30)).path("says").asText())
          .isEqualTo("new");
      assertThat(asked.getFirst()).as("nothing is seen yet").isEqualTo("-");
      assertThat(asked.subList(1, asked.size())).containsOnly("7");
      var _ = first.get("/state", "token");
      assertThat(asked.getLast()).as("another's own").isEqualTo("-");
    }
  }

  @Test
  void eachCallerHasSeenWhatItDidAndWhoeverIsNobodyWhatAnybodyDid() throws Exception {
    URI node = node("new", Map.of("Plenum-Position", "7"));
    try (Api api = new Api(List.of(node))) {
      var _ = api.post("/act", Map.of(), "ada");
      var _ = api.get("/state", "ben");
      var _ = api.get("/state", null);
    }
    assertThat(asked).containsExactly("-", "-", "7");
  }

  private URI node(String says, Map<String, String> headers) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String position = exchange.getRequestHeaders().getFirst("Plenum-Position");
          asked.add(position == null ? "-" : position);
          headers.forEach(exchange.getResponseHeaders()::add);
          byte[] body = "{\"says\":\"%s\"}".formatted(says).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    servers.add(server);
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }
}
