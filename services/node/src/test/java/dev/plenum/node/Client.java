package dev.plenum.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A browser's way of talking to a node. */
final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http;
  private final int port;
  private @Nullable String token;
  private @Nullable String position;

  Client(int port) {
    this(port, HttpClient.newHttpClient());
  }

  private Client(int port, HttpClient http) {
    this.port = port;
    this.http = http;
  }

  record Answer(int status, JsonNode body, HttpResponse<String> raw) {
    String text(String pointer) {
      return body.at(pointer).asText();
    }

    String reason() {
      return body.path("reason").asText();
    }

    /** How far into the ledger whoever got this has seen. */
    String position() {
      return raw.headers().firstValue("Plenum-Position").orElse("");
    }

    boolean stale() {
      return raw.headers().firstValue("Plenum-Stale").isPresent();
    }
  }

  Client voter(String code) {
    Answer answer = new Client(port, http).post("/api/v1/session", "{\"code\":\"" + code + "\"}");
    return as(answer);
  }

  Client officer(String user) {
    Answer answer =
        new Client(port, http)
            .post(
                "/api/v1/session/password",
                "{\"user\":\"" + user + "\",\"password\":\"" + user + "-secret\"}");
    return as(answer);
  }

  private Client as(Answer answer) {
    if (answer.status() != 200) {
      throw new IllegalStateException("login failed: " + answer.body());
    }
    return withToken(answer.text("/token"));
  }

  Client withToken(String bearer) {
    Client client = new Client(port, http);
    client.token = bearer;
    client.position = position;
    return client;
  }

  /** The same person, who has seen so much of the ledger. */
  Client having(String seen) {
    Client client = new Client(port, http);
    client.token = token;
    client.position = seen;
    return client;
  }

  Answer get(String path) {
    return send(request(path).GET().build());
  }

  Answer post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** The lines of a stream that has no end, as they come. */
  List<String> listen(String path) {
    List<String> lines = new CopyOnWriteArrayList<>();
    var _ =
        HttpClient.newHttpClient()
            .sendAsync(request(path).GET().build(), HttpResponse.BodyHandlers.ofLines())
            .thenAccept(response -> response.body().forEach(lines::add));
    return lines;
  }

  Answer act(String path) {
    return post(path, "{\"commandId\":\"" + UUID.randomUUID() + "\"}");
  }

  Answer vote(String choices) {
    return vote(UUID.randomUUID(), choices);
  }

  Answer vote(UUID id, String choices) {
    return post(
        "/api/v1/ballots",
        "{\"commandId\":\"%s\",\"lamport\":1,\"choices\":%s}".formatted(id, choices));
  }

  HttpRequest.Builder request(String path) {
    var builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    if (position != null) {
      builder.header("Plenum-Position", position);
    }
    return builder;
  }

  Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      String body = response.body();
      JsonNode json =
          body.startsWith("{") || body.startsWith("[")
              ? JSON.readTree(body)
              : JSON.createObjectNode();
      return new Answer(response.statusCode(), json, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
