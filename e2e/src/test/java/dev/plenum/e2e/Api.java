package dev.plenum.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTTP API as a browser's page uses it. */
final class Api {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  Api(String address) {
    this.base = "http://" + address + "/api/v1/";
  }

  /** An answer, or code 0 where none came. */
  record Answer(int code, JsonNode body) {
    boolean good() {
      return code / 100 == 2;
    }

    /** Whether it is refused as it stands, and may be allowed later. */
    boolean refused() {
      return code == 409;
    }

    /** Whoever gets this tries again: it is nobody's mistake and will pass. */
    boolean passing() {
      return code == 0
          || code == 429
          || (code >= 502 && code <= 504)
          || body.has("retryAfterMillis");
    }
  }

  Answer post(String path, @Nullable String token, Map<String, ?> body) {
    try {
      return send(
          request(path, token)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (JsonProcessingException never) {
      throw new IllegalArgumentException(never);
    }
  }

  Answer get(String path, @Nullable String token) {
    return send(request(path, token).GET());
  }

  /** A file, from an address that may have been made a moment ago. */
  byte[] bytes(String path, String token) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        var answer =
            client.send(
                request(path, token).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == 200) {
          return answer.body();
        }
        if (System.nanoTime() > end) {
          throw new AssertionError(path + " answers " + answer.statusCode());
        }
      } catch (IOException noAnswer) {
        if (System.nanoTime() > end) {
          throw new AssertionError(path, noAnswer);
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
      Pause.millis(500);
    }
  }

  private HttpRequest.Builder request(String path, @Nullable String token) {
    var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), tree(answer.body()));
    } catch (IOException noAnswer) {
      return new Answer(0, JSON.createObjectNode().put("reason", noAnswer.toString()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      return JSON.createObjectNode().put("text", text);
    }
  }
}
