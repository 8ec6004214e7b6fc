package dev.plenum.operator.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A node for the operator's own tests: answers health and status, and knows which peers are up. The
 * lowest of them leads. {@code /phase?open} sets the phase that it reports.
 */
public final class StandInNode {
  private static final int PORT = 8081;
  private static volatile String phase = "draft";

  private StandInNode() {}

  public static void main(String[] arguments) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(PORT), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/health/", exchange -> answer(exchange, "{\"status\":\"UP\"}"));
    server.createContext("/status", exchange -> answer(exchange, status()));
    server.createContext(
        "/phase",
        exchange -> {
          phase = exchange.getRequestURI().getQuery();
          answer(exchange, "{}");
        });
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0)));
  }

  private static String status() {
    String self = System.getenv("PLENUM_NODE");
    String[] peers = System.getenv("PLENUM_PEERS").split(",", -1);
    List<String> alive = new ArrayList<>();
    for (String peer : peers) {
      int equals = peer.indexOf('=');
      if (reachable(peer.substring(equals + 1))) {
        alive.add(peer.substring(0, equals));
      }
    }
    String leader = alive.stream().sorted().findFirst().orElse(self);
    String members =
        alive.stream().map(name -> '"' + name + '"').collect(Collectors.joining(",", "[", "]"));
    return """
    {"node":"%s","phase":"%s","leader":"%s","leading":%s,"epoch":7,"generation":1,"head":%d,\
    "folded":%d,"root":"cafe","cpMembers":%s,"quorumHealthy":%s,"ready":true,\
    "databaseReady":true,"rollSize":10,"ballots":3,"rollError":null,"specError":null,\
    "students":20,"begun":12,"handedIn":7,\
    "closesAt":"2027-01-31T18:00:00Z","somethingNew":1}\
    """
        .formatted(
            self,
            phase,
            leader,
            leader.equals(self),
            head(),
            head(),
            members,
            alive.size() > peers.length / 2);
  }

  /** In an open poll every look finds more entries, so that no two reports are equal. */
  private static long head() {
    return phase.equals("open") ? System.currentTimeMillis() : 42;
  }

  private static boolean reachable(String host) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, PORT), 300);
      return true;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
