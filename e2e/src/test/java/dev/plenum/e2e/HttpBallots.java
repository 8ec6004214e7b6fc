package dev.plenum.e2e;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Voting as the page does it. */
record HttpBallots(Api api) implements Ballots {
  @Override
  public Optional<String> login(String code) {
    Api.Answer answer = api.post("session", null, Map.of("code", code));
    if (answer.good()) {
      return Optional.of(answer.body().get("token").asText());
    }
    if (answer.passing()) {
      return Optional.empty();
    }
    throw new AssertionError("login: " + answer);
  }

  @Override
  public Outcome cast(String token, String commandId, Map<String, String> choices) {
    Map<String, List<String>> marks =
        choices.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    Api.Answer time = api.get("time", token);
    if (!time.good()) {
      return notNow("time", time);
    }
    Api.Answer answer =
        api.post(
            "ballots",
            token,
            Map.of(
                "commandId",
                commandId,
                "lamport",
                1,
                "beacon",
                time.body().get("beacon").asText(),
                "choices",
                marks));
    if (answer.code() == 201) {
      return Outcome.ACKNOWLEDGED;
    }
    return notNow("cast", answer);
  }

  private static Outcome notNow(String what, Api.Answer answer) {
    if (answer.code() == 401) {
      return Outcome.LOGIN_AGAIN;
    }
    if (answer.passing()) {
      return Outcome.TRY_AGAIN;
    }
    throw new AssertionError(what + ": " + answer);
  }
}
