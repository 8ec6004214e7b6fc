package dev.plenum.cli.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.Beacon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** As browsers come. */
final class HttpDoor implements Door {
  private final Api api;
  private final Beacon beacon;

  HttpDoor(Api api, Beacon beacon) {
    this.api = api;
    this.beacon = beacon;
  }

  @Override
  public String signIn(String code) throws Api.Refused {
    return api.login(code, PATIENCE);
  }

  @Override
  public Acknowledged cast(String token, Map<String, List<String>> choices, Api.Patience patience)
      throws Api.Refused {
    Map<String, Object> ballot = new LinkedHashMap<>();
    ballot.put("commandId", UUID.randomUUID());
    ballot.put("lamport", 1);
    ballot.put("choices", choices);
    Supplier<String> heard = beacon.renewed();
    JsonNode answer =
        api.decide(
            "/ballots",
            () -> {
              ballot.put("beacon", heard.get());
              return ballot;
            },
            token,
            PATIENCE,
            patience);
    return new Acknowledged(
        answer.path("tracker").asText(), answer.path("receipt").path("leaf").asText(), choices);
  }

  /** The connection is not its own. */
  @Override
  public void close() {}
}
