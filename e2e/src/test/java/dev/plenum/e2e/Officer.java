package dev.plenum.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The admin or the tally officer, who does not give up while nodes are away. */
final class Officer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Api api;
  private final String user;
  private final String password;
  private @Nullable String token;

  Officer(Api api, String user, String password) {
    this.api = api;
    this.user = user;
    this.password = password;
  }

  /**
   * Does one thing, with one command id however often it must be said; only a refusal, which is the
   * last word on its id, is followed by another.
   */
  JsonNode act(String path) {
    UUID[] id = {UUID.randomUUID()};
    return persist(() -> {
      Api.Answer answer = api.post(path, token, Map.of("commandId", id[0].toString()));
      if (answer.refused()) {
        id[0] = UUID.randomUUID();
      }
      return answer;
    });
  }

  JsonNode read(String path) {
    return persist(() -> api.get(path, token));
  }

  private JsonNode persist(Supplier<Api.Answer> request) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      if (token == null) {
        login();
      }
      Api.Answer answer = request.get();
      if (answer.good()) {
        return answer.body();
      }
      if (answer.code() == 401) {
        token = null;
      } else if (!answer.passing() || System.nanoTime() > end) {
        throw new AssertionError(user + ": " + answer);
      }
      Pause.millis(300);
    }
  }

  private void login() {
    Api.Answer answer =
        api.post("session/password", null, Map.of("user", user, "password", password));
    if (answer.good()) {
      token = answer.body().get("token").asText();
    } else if (!answer.passing()) {
      throw new AssertionError(user + " cannot log in: " + answer);
    }
  }
}
