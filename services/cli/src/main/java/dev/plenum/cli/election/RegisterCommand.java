package dev.plenum.cli.election;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.Output;
import dev.plenum.cli.remote.Password;
import dev.plenum.cli.remote.Target;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts somebody on the roll of an election that allows it. */
@Command(
    name = "register",
    mixinStandardHelpOptions = true,
    description = "Put yourself on the roll, where the election allows it and has not begun.")
public final class RegisterCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();
  @Mixin private final Password password = new Password();

  @Option(names = "--user", required = true, description = "What you sign in by from now on.")
  private String user = "";

  @Option(names = "--name", required = true, description = "Your name, as officers read it.")
  private String name = "";

  @Override
  public Integer call() {
    try (Api api = target.open()) {
      JsonNode session =
          api.decide(
              "/registrations",
              Map.of(
                  "commandId",
                  UUID.randomUUID(),
                  "user",
                  user,
                  "name",
                  name,
                  "password",
                  password.of(user)),
              null,
              Target.PATIENCE,
              why -> output.line("  sending: " + why));
      output.json(Map.of("user", user, "name", session.path("name").asText()));
      output.line("@|bold,green You are on the roll.|@");
      output.fact("Sign in as", "@|bold " + user + "|@");
      return 0;
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }
}
