package dev.plenum.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The HTTP API of an exam or an election, at any of its nodes. */
public final class Api implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

  /** A node said no, and would say it again. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String reason;
    private final transient JsonNode problem;

    public Refused(int status, String reason, String detail) {
      this(status, reason, detail, MissingNode.getInstance());
    }

    Refused(int status, String reason, String detail, JsonNode problem) {
      super(detail);
      this.status = status;
      this.reason = reason;
      this.problem = problem;
    }

    /** The whole problem document, for members that only some refusals have. */
    public JsonNode problem() {
      return problem;
    }

    public int status() {
      return status;
    }

    public String reason() {
      return reason;
    }

    public CliException asExit() {
      return new CliException(ExitCode.REFUSED, getMessage() + " (" + reason + ")");
    }
  }

  /** No decision yet: the same command may be sent again. */
  public static final class Undecided extends Exception {
    private static final long serialVersionUID = 1L;
    private final Duration after;

    Undecided(String why, Duration after) {
      super(why);
      this.after = after;
    }
  }

  private final List<URI> nodes;
  private final Positions positions = new Positions();
  private final AtomicInteger turn =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(1 << 16));
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  public Api(List<URI> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  public static Api at(String urls) {
    return new Api(List.of(urls.split(",")).stream().map(Api::address).toList());
  }

  private static URI address(String url) {
    URI uri = URI.create(url.strip());
    if (uri.getHost() == null) {
      throw CliException.usage(
          "\"%s\" is no address; write it like http://localhost:8080".formatted(url));
    }
    return uri;
  }

  /** The next node in turn, so that a crowd spreads over all of them. */
  public int next() {
    return Math.floorMod(turn.getAndIncrement(), nodes.size());
  }

  public JsonNode get(String path, @Nullable String token) throws Refused, Undecided {
    return ask(next(), request(path, token).GET());
  }

  public JsonNode post(String path, Object body, @Nullable String token) throws Refused, Undecided {
    return post(next(), path, body, token);
  }

  public JsonNode post(int node, String path, Object body, @Nullable String token)
      throws Refused, Undecided {
    try {
      HttpRequest.Builder request =
          request(path, token)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
      return ask(node, request);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Hears of every try that did not decide. */
  public interface Patience {
    void again(String why);
  }

  /**
   * Sends a request that may be repeated (a read, a login, a command with its id) until a node
   * decides, each time at the next node.
   */
  public JsonNode decide(
      String path, Object body, @Nullable String token, Duration limit, Patience patience)
      throws Refused {
    return decide(path, () -> body, token, limit, patience);
  }

  /** As above, with a body that is made anew for every try: the id in it stays. */
  public JsonNode decide(
      String path, Supplier<?> body, @Nullable String token, Duration limit, Patience patience)
      throws Refused {
    long end = System.nanoTime() + limit.toNanos();
    for (int attempt = 0; ; attempt++) {
      try {
        return post(path, body.get(), token);
      } catch (Undecided e) {
        if (System.nanoTime() > end) {
          throw CliException.failed(
              "No node decided within %d s: %s".formatted(limit.toSeconds(), e.getMessage()));
        }
        patience.again(String.valueOf(e.getMessage()));
        Pause.after(attempt, e.after);
      }
    }
  }

  /** A read, patiently. */
  public JsonNode read(String path, @Nullable String token, Duration limit) throws Refused {
    return patiently(limit, () -> get(path, token));
  }

  private interface Try<T> {
    T once() throws Refused, Undecided;
  }

  /** Until a node decides, each time at the next node. */
  private static <T> T patiently(Duration limit, Try<T> request) throws Refused {
    long end = System.nanoTime() + limit.toNanos();
    for (int attempt = 0; ; attempt++) {
      try {
        return request.once();
      } catch (Undecided e) {
        if (System.nanoTime() > end) {
          throw CliException.failed(String.valueOf(e.getMessage()));
        }
        Pause.after(attempt, e.after);
      }
    }
  }

  private static HttpRequest.Builder request(String path, @Nullable String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .uri(URI.create("http://node/api/v1" + path))
            .timeout(ANSWER_LIMIT)
            .header("Accept", "application/json, application/problem+json");
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  /** A file, from whichever node gives it. */
  public byte[] download(String path, @Nullable String token, Duration limit) throws Refused {
    return patiently(limit, () -> download(next(), path, token));
  }

  /** A file, from that very node. */
  public byte[] download(int node, String path, @Nullable String token) throws Refused, Undecided {
    HttpRequest.Builder request = request(path, token).setHeader("Accept", "*/*").GET();
    HttpResponse<byte[]> response = send(node, request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() >= 300) {
      throwProblem(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }

  /** Sends a file as it is; sending it twice is sending it once. */
  public JsonNode upload(String path, byte[] content, String token, Duration limit) throws Refused {
    return patiently(
        limit,
        () ->
            ask(
                next(),
                request(path, token)
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(content))));
  }

  /** How many nodes are known. */
  public int nodes() {
    return nodes.size();
  }

  private JsonNode ask(int node, HttpRequest.Builder request) throws Refused, Undecided {
    HttpResponse<String> response =
        send(node, request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (response.statusCode() >= 300) {
      throwProblem(response.statusCode(), response.body());
    }
    return parse(response.body());
  }

  private <T> HttpResponse<T> send(
      int node, HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) throws Undecided {
    URI base = nodes.get(node);
    HttpRequest written = request.copy().build();
    URI asked = written.uri();
    String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
    URI whole = base.resolve(asked.getRawPath() + query);
    String caller = written.headers().firstValue("Authorization").orElse("");
    try {
      HttpResponse<T> answer = http.send(positions.on(request, caller).uri(whole).build(), handler);
      if (!positions.covers(answer, caller)) {
        throw new Undecided(base.getAuthority() + " is behind the other nodes", Duration.ZERO);
      }
      return answer;
    } catch (IOException e) {
      throw new Undecided("no answer from " + base.getAuthority(), Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failed("Interrupted.");
    }
  }

  private static void throwProblem(int status, String text) throws Refused, Undecided {
    JsonNode body = parse(text);
    String reason = body.path("reason").asText("HTTP " + status);
    String detail = body.path("detail").asText(body.path("title").asText(reason));
    if (status == 503 || status == 429 || status == 502 || status == 504) {
      throw new Undecided(detail, Duration.ofMillis(body.path("retryAfterMillis").asLong(0)));
    }
    throw new Refused(status, reason, detail, body);
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode node = text.isBlank() ? null : JSON.readTree(text);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** Signs in with a code; the token. */
  public String login(String code, Duration limit) throws Refused {
    return decide("/session", Map.of("code", code), null, limit, why -> {}).path("token").asText();
  }

  public String login(String user, String password, Duration limit) throws Refused {
    return decide(
            "/session/password", Map.of("user", user, "password", password), null, limit, why -> {})
        .path("token")
        .asText();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
