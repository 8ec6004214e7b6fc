package dev.plenum.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One student sitting an exam, as the student's page does it: every command with an id that stays
 * the same however often it is sent, nothing called saved before a node said so.
 */
public final class Sitting {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Api api;
  private final String token;
  private final String device;
  private final SkewedClock clock;
  private final AtomicLong lamport = new AtomicLong();

  private Sitting(Api api, String token, String device, SkewedClock clock) {
    this.api = api;
    this.token = token;
    this.device = device;
    this.clock = clock;
  }

  /** Signs in with an access code. */
  public static Sitting signIn(Api api, String code, String device, SkewedClock clock)
      throws Api.Refused {
    return new Sitting(api, api.login(code, PATIENCE), device, clock);
  }

  public SkewedClock clock() {
    return clock;
  }

  public JsonNode exam() throws Api.Refused {
    return api.read("/exam", null, PATIENCE);
  }

  public JsonNode attempt() throws Api.Refused {
    return api.read("/attempt", token, PATIENCE);
  }

  /** The own result; refused before publication. */
  public JsonNode result() throws Api.Refused {
    return api.read("/attempt/result", token, PATIENCE);
  }

  public JsonNode begin(Api.Patience patience) throws Api.Refused {
    return send("/attempt", UUID.randomUUID(), Map.of("device", device), patience);
  }

  /** An answer that is kept on this device until a node has acknowledged it. */
  public record Draft(UUID commandId, String item, Map<String, ?> answer, Instant clickedAt) {}

  public Draft draft(String item, Map<String, ?> answer) {
    return new Draft(UUID.randomUUID(), item, answer, clock.deviceTime());
  }

  public JsonNode save(Draft draft, Api.Patience patience) throws Api.Refused {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("item", draft.item());
    body.put("answer", draft.answer());
    body.put("marked", false);
    body.put("clickedAt", draft.clickedAt().toString());
    body.put("device", device);
    return send("/attempt/answers", draft.commandId(), body, patience);
  }

  /** Goes on to the next item before the present one's time is over. */
  public JsonNode advance(String from, Api.Patience patience) throws Api.Refused {
    return send("/attempt/advance", UUID.randomUUID(), Map.of("from", from), patience);
  }

  public JsonNode handIn(boolean automatic, Api.Patience patience) throws Api.Refused {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("device", device);
    body.put("mode", automatic ? "automatic" : "manual");
    return send("/attempt/hand-in", UUID.randomUUID(), body, patience);
  }

  /** Tells of something that the page noticed, such as another window in front. */
  public JsonNode report(String kind, long millis, Api.Patience patience) throws Api.Refused {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("kind", kind);
    body.put("startedAt", clock.examTime().minusMillis(millis).toString());
    body.put("millis", millis);
    body.put("device", device);
    return send("/attempt/incidents", UUID.randomUUID(), body, patience);
  }

  public JsonNode acknowledge(int strike, Api.Patience patience) throws Api.Refused {
    String path = "/attempt/strikes/" + strike + "/acknowledge";
    Map<String, Object> body = Map.of("commandId", UUID.randomUUID());
    return api.decide(path, body, token, PATIENCE, patience);
  }

  /** Measures the clock and tells a node that somebody is here. */
  public JsonNode heartbeat() throws Api.Refused, Api.Undecided {
    clock.measure(api);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("offsetMillis", clock.offsetMillis());
    body.put("roundTripMillis", clock.roundTripMillis());
    body.put("focused", true);
    body.put("device", device);
    return api.post("/attempt/heartbeat", body, token);
  }

  private JsonNode send(String path, UUID id, Map<String, ?> content, Api.Patience patience)
      throws Api.Refused {
    Map<String, Object> body = new LinkedHashMap<>(content);
    body.put("commandId", id);
    body.put("lamport", lamport.incrementAndGet());
    return api.decide(path, body, token, PATIENCE, patience);
  }
}
