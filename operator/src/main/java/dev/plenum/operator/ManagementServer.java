package dev.plenum.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.javaoperatorsdk.operator.Operator;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Health for the kubelet and metrics for Prometheus. */
final class ManagementServer {
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private ManagementServer() {}

  static HttpServer start(int port, Operator operator, PrometheusMeterRegistry metrics)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    // A replica that waits for the lease is alive and ready: it has to take over, not to be
    // restarted.
    server.createContext("/readyz", exchange -> answer(exchange, OK, "ready"));
    server.createContext(
        "/healthz",
        exchange -> {
          boolean healthy = healthy(operator);
          answer(exchange, healthy ? OK : UNAVAILABLE, healthy ? "healthy" : "a watch has stopped");
        });
    server.createContext("/metrics", exchange -> answer(exchange, OK, metrics.scrape()));
    server.start();
    return server;
  }

  /** An informer that stopped silently would leave elections unattended: better to start anew. */
  private static boolean healthy(Operator operator) {
    var runtime = operator.getRuntimeInfo();
    return !runtime.isStarted() || runtime.allEventSourcesAreHealthy();
  }

  private static void answer(HttpExchange exchange, int code, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(code, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
