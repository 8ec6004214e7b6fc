package dev.plenum.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** One act of somebody with a password: sent with one id until a node decides. */
public final class Act {
  private Act() {}

  /** Returns the exit code. */
  public static int send(
      Target target,
      Password password,
      Output output,
      String user,
      String path,
      Map<String, ?> content) {
    try (Api api = target.open()) {
      return send(api, password.login(api, user), output, path, content);
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }

  /** The same for whoever is signed in already. */
  public static int send(Api api, String token, Output output, String path, Map<String, ?> content)
      throws Api.Refused {
    Map<String, Object> command = new LinkedHashMap<>(content);
    command.put("commandId", UUID.randomUUID());
    JsonNode answer =
        api.decide(path, command, token, Target.PATIENCE, why -> output.line("  sending: " + why));
    output.json(answer);
    output.line("@|green Done|@, entry " + answer.path("receipt").path("seq").asText() + ".");
    return 0;
  }
}
