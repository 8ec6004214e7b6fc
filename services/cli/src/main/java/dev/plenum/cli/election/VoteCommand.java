package dev.plenum.cli.election;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.Beacon;
import dev.plenum.cli.CliException;
import dev.plenum.cli.Output;
import dev.plenum.cli.remote.Password;
import dev.plenum.cli.remote.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Casts one ballot and prints its receipt. */
@Command(
    name = "vote",
    mixinStandardHelpOptions = true,
    description = "Cast a ballot, for instance: plenum vote --code 7M6ET-… chair=ana fee=yes")
public final class VoteCommand implements Callable<Integer> {
  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Option(
      names = {"-c", "--code"},
      defaultValue = "${PLENUM_CODE}",
      description = "The voting code (default: $PLENUM_CODE).")
  private @Nullable String code;

  @Option(names = "--user", description = "Instead of a code: the name that you registered with.")
  private @Nullable String user;

  @Mixin private final Password password = new Password();

  @Option(
      names = "--id",
      paramLabel = "UUID",
      description = "The command's id; the same id again gives the same receipt.")
  private @Nullable UUID id;

  @Parameters(
      paramLabel = "CONTEST=OPTION[,OPTION…]",
      arity = "0..*",
      description = "What to mark. A contest that is not named stays blank.")
  private List<String> marks = List.of();

  @Override
  public Integer call() {
    try (Api api = target.open()) {
      JsonNode answer = cast(api, choices());
      output.json(answer);
      output.line("@|bold,green Your ballot is counted.|@");
      output.fact("Tracker", "@|bold " + answer.path("tracker").asText() + "|@");
      output.fact("Entry", answer.path("receipt").path("seq").asText());
      output.fact("Leaf", answer.path("receipt").path("leaf").asText());
      return 0;
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }

  private JsonNode cast(Api api, Map<String, List<String>> choices) throws Api.Refused {
    String token = signIn(api);
    Map<String, Object> ballot = new LinkedHashMap<>();
    ballot.put("commandId", id == null ? UUID.randomUUID() : id);
    ballot.put("lamport", 1);
    ballot.put("choices", choices);
    Supplier<String> heard = new Beacon(api).renewed();
    return api.decide(
        "/ballots",
        () -> {
          ballot.put("beacon", heard.get());
          return ballot;
        },
        token,
        Target.PATIENCE,
        why -> output.line("  sending: " + why));
  }

  private String signIn(Api api) throws Api.Refused {
    if (user != null) {
      return password.login(api, user);
    }
    if (code == null || code.isBlank()) {
      throw CliException.usage("Who votes? Give --code, or --user if you registered.");
    }
    return api.login(code, Target.PATIENCE);
  }

  private Map<String, List<String>> choices() {
    Map<String, List<String>> choices = new LinkedHashMap<>();
    for (String mark : marks) {
      int equals = mark.indexOf('=');
      if (equals < 1) {
        throw CliException.usage("\"%s\" is no choice; write it like chair=ana".formatted(mark));
      }
      choices
          .computeIfAbsent(mark.substring(0, equals), contest -> new ArrayList<>())
          .addAll(List.of(mark.substring(equals + 1).split(",", -1)));
    }
    return choices;
  }
}
