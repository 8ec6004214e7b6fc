package dev.plenum.cli.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.ExitCode;
import dev.plenum.cli.Output;
import dev.plenum.cli.remote.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Counts a published election again, from its ballots, and compares. */
@Command(
    name = "verify-count",
    mixinStandardHelpOptions = true,
    description = "Count the ballots of a published election again and compare with its result.")
public final class VerifyCountCommand implements Callable<Integer> {
  private static final int PAGE = 1000;

  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Override
  public Integer call() {
    try (Api api = target.open()) {
      JsonNode result = api.read("/results", null, Target.PATIENCE);
      Recount recount = Recount.of(ballots(api));
      List<String> differences = recount.differences(result);
      output.json(facts(recount, differences));
      output.line("%,d ballots counted again.".formatted(recount.ballots()));
      result.path("contests").forEach(contest -> contest(contest, recount));
      differences.forEach(d -> output.line("  @|red " + d + "|@"));
      output.line(
          differences.isEmpty()
              ? "@|bold,green The published result is right.|@"
              : "@|bold,red The published result differs.|@");
      return differences.isEmpty() ? 0 : ExitCode.DIFFERS;
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }

  private static List<JsonNode> ballots(Api api) throws Api.Refused {
    List<JsonNode> ballots = new ArrayList<>();
    while (true) {
      String path = "/results/ballots?offset=%d&limit=%d".formatted(ballots.size(), PAGE);
      JsonNode page = api.read(path, null, Target.PATIENCE);
      page.path("ballots").forEach(ballots::add);
      if (page.path("ballots").isEmpty() || ballots.size() >= page.path("total").asInt()) {
        return ballots;
      }
    }
  }

  private void contest(JsonNode contest, Recount recount) {
    output.line("%n  @|bold %s|@".formatted(contest.path("text").asText()));
    for (JsonNode option : contest.path("options")) {
      long votes = recount.votes(contest.path("id").asText(), option.path("id").asText());
      output.line("    %-30s %,8d".formatted(option.path("name").asText(), votes));
    }
  }

  private static Map<String, Object> facts(Recount recount, List<String> differences) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("ballots", recount.ballots());
    facts.put("votes", recount.votes());
    facts.put("differences", differences);
    return facts;
  }
}
