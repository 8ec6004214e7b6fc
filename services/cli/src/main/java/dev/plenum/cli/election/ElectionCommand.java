package dev.plenum.cli.election;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.CliException;
import dev.plenum.cli.Output;
import dev.plenum.cli.remote.Act;
import dev.plenum.cli.remote.Password;
import dev.plenum.cli.remote.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What an administrator and a tally officer do. */
@Command(
    name = "election",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "ACT",
    description = "Administrate an election.")
public final class ElectionCommand {
  private static final String ADMIN = "admin";
  private static final String TALLY = "tally";
  private static final Duration MOST_MINUTES = Duration.ofDays(365);

  @Command(description = "Open voting.", mixinStandardHelpOptions = true)
  int start(@Mixin Target target, @Mixin Password password, @Mixin Output output) {
    return Act.send(target, password, output, ADMIN, "/admin/start", Map.of());
  }

  @Command(description = "Close voting, for good.", mixinStandardHelpOptions = true)
  int stop(@Mixin Target target, @Mixin Password password, @Mixin Output output) {
    return Act.send(target, password, output, ADMIN, "/admin/stop", Map.of());
  }

  @Command(description = "Pause voting.", mixinStandardHelpOptions = true)
  int pause(@Mixin Target target, @Mixin Password password, @Mixin Output output) {
    return Act.send(target, password, output, ADMIN, "/admin/pause", Map.of());
  }

  @Command(description = "Go on after a pause.", mixinStandardHelpOptions = true)
  int resume(@Mixin Target target, @Mixin Password password, @Mixin Output output) {
    return Act.send(target, password, output, ADMIN, "/admin/resume", Map.of());
  }

  @Command(description = "Set the closing time.", mixinStandardHelpOptions = true)
  int extend(
      @Mixin Target target,
      @Mixin Password password,
      @Mixin Output output,
      @Parameters(
              paramLabel = "TIME",
              description = "A time (2027-01-31T18:00:00Z), or +MINUTES from the present close.")
          String time) {
    String closesAt = closing(target, time).toString();
    return Act.send(target, password, output, ADMIN, "/admin/timer", Map.of("closesAt", closesAt));
  }

  @Command(description = "Count the ballots, after the close.", mixinStandardHelpOptions = true)
  int tally(@Mixin Target target, @Mixin Password password, @Mixin Output output) {
    return Act.send(target, password, output, TALLY, "/tally/count", Map.of());
  }

  @Command(description = "Publish the result.", mixinStandardHelpOptions = true)
  int publish(@Mixin Target target, @Mixin Password password, @Mixin Output output) {
    return Act.send(target, password, output, TALLY, "/tally/publish", Map.of());
  }

  @Command(description = "Show where the election stands.", mixinStandardHelpOptions = true)
  int status(@Mixin Target target, @Mixin Output output) {
    try (Api api = target.open()) {
      JsonNode election = api.read("/election", null, Target.PATIENCE);
      output.json(election);
      output.line("@|bold " + election.path("title").asText() + "|@");
      output.fact("Phase", election.path("phase").asText());
      output.fact(
          "Turnout",
          election.path("turnout").path("ballots").asText()
              + " of "
              + election.path("roll").path("size").asText());
      output.fact("Closes", election.path("closesAt").asText("when the admin closes it"));
      return 0;
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }

  private static Instant closing(Target target, String time) {
    if (!time.startsWith("+")) {
      return parse(time);
    }
    try (Api api = target.open()) {
      Duration more =
          Duration.ofMinutes(Math.min(Long.parseLong(time.substring(1)), MOST_MINUTES.toMinutes()));
      String known = api.read("/election", null, Target.PATIENCE).path("closesAt").asText();
      return known.isEmpty() ? Instant.now().plus(more) : Instant.parse(known).plus(more);
    } catch (NumberFormatException e) {
      throw CliException.usage("\"%s\" is no number of minutes; write it like +15".formatted(time));
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }

  private static Instant parse(String time) {
    try {
      return Instant.parse(time);
    } catch (DateTimeParseException e) {
      throw CliException.usage(
          "\"%s\" is no time; write it like 2027-01-31T18:00:00Z or +15".formatted(time));
    }
  }
}
