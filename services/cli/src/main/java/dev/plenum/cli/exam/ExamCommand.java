package dev.plenum.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import dev.plenum.cli.CliException;
import dev.plenum.cli.ExitCode;
import dev.plenum.cli.Output;
import dev.plenum.cli.remote.Act;
import dev.plenum.cli.remote.Password;
import dev.plenum.cli.remote.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a teacher and an administrator do, and one student. */
@Command(
    name = "exam",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "ACT",
    subcommands = TakeCommand.class,
    description = "Take an exam or administrate one.")
public final class ExamCommand {
  private static final String ADMIN = "admin";

  @Command(description = "Open the exam.", mixinStandardHelpOptions = true)
  int start(@Mixin Target target, @Mixin Password password, @Mixin Output output) {
    return Act.send(target, password, output, ADMIN, "/admin/open", Map.of());
  }

  @Command(description = "Close the exam now, for everybody.", mixinStandardHelpOptions = true)
  int close(@Mixin Target target, @Mixin Password password, @Mixin Output output) {
    return Act.send(target, password, output, ADMIN, "/admin/close", Map.of());
  }

  @Command(description = "Give everybody more time.", mixinStandardHelpOptions = true)
  int extend(
      @Mixin Target target,
      @Mixin Password password,
      @Mixin Output output,
      @Parameters(paramLabel = "MINUTES", description = "How much more.") int minutes) {
    return Act.send(target, password, output, ADMIN, "/admin/extend", Map.of("minutes", minutes));
  }

  @Command(description = "Publish the results.", mixinStandardHelpOptions = true)
  int publish(@Mixin Target target, @Mixin Password password, @Mixin Output output) {
    try (Api api = target.open()) {
      String token = password.login(api, ADMIN);
      JsonNode undecided = api.read("/admin/undecided", token, Target.PATIENCE);
      int ended = Act.send(api, token, output, "/admin/publish", Map.of());
      warn(undecided, output);
      return ended;
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }

  private static void warn(JsonNode undecided, Output output) {
    int strikes = undecided.path("strikes").asInt();
    int appeals = undecided.path("appeals").asInt();
    if (strikes + appeals > 0) {
      output.warning(
          "%d strikes had no review and %d appeals no decision; publish again after them."
              .formatted(strikes, appeals));
    }
  }

  @Command(description = "Take published results back.", mixinStandardHelpOptions = true)
  int withdraw(@Mixin Target target, @Mixin Password password, @Mixin Output output) {
    return Act.send(target, password, output, ADMIN, "/admin/withdraw", Map.of());
  }

  @Command(description = "Show where the exam stands.", mixinStandardHelpOptions = true)
  int status(@Mixin Target target, @Mixin Output output) {
    try (Api api = target.open()) {
      JsonNode exam = api.read("/exam", null, Target.PATIENCE);
      JsonNode roster = exam.path("roster");
      output.json(exam);
      output.line("@|bold " + exam.path("title").asText() + "|@");
      output.fact("Phase", exam.path("phase").asText());
      output.fact(
          "Students",
          "%d, %d sitting or done, %d handed in"
              .formatted(
                  roster.path("students").asInt(),
                  roster.path("begun").asInt(),
                  roster.path("handedIn").asInt()));
      output.fact("Closes", exam.path("closesAt").asText("when the admin closes it"));
      return 0;
    } catch (Api.Refused e) {
      throw e.asExit();
    }
  }

  @Command(
      description = "Fetch the results as a workbook or a table, or the paper in a format.",
      mixinStandardHelpOptions = true)
  int export(
      @Mixin Target target,
      @Mixin Password password,
      @Mixin Output output,
      @Parameters(
              paramLabel = "FILE",
              description = "results.xlsx, results.csv or replication_metadata.json")
          Path file,
      @Option(names = "--format", description = "The paper instead: xlsx, csv, gift, xml or qti")
          @Nullable String paper) {
    String path =
        paper == null
            ? "/results/" + format(String.valueOf(file.getFileName()))
            : "/admin/paper." + paper;
    try (Api api = target.open()) {
      byte[] content = api.download(path, password.login(api, ADMIN), Target.PATIENCE);
      Files.write(file, content);
      output.json(Map.of("file", file.toString(), "bytes", content.length));
      output.line("@|green Written|@ %s, %,d bytes.".formatted(file, content.length));
      return 0;
    } catch (Api.Refused e) {
      throw e.asExit();
    } catch (IOException e) {
      throw CliException.failed(file + " cannot be written.");
    }
  }

  private static String format(String name) {
    if (name.endsWith(".xlsx")) {
      return "results.xlsx";
    }
    if (name.endsWith(".csv")) {
      return "results.csv";
    }
    if (name.endsWith(".json")) {
      return "replication_metadata.json";
    }
    throw CliException.usage(name + " ends neither with .xlsx nor .csv nor .json.");
  }

  @Command(
      name = "import",
      description = "Bring a paper in before the exam opens: xlsx, csv, GIFT, Moodle XML, QTI.",
      mixinStandardHelpOptions = true)
  int bring(
      @Mixin Target target,
      @Mixin Password password,
      @Mixin Output output,
      @Parameters(paramLabel = "FILE", description = "The paper.") Path file,
      @Option(names = "--format", description = "yaml, xlsx, csv, gift, xml or qti")
          @Nullable String format,
      @Option(names = "--dry-run", description = "Only say what is wrong with it.") boolean dry) {
    try (Api api = target.open()) {
      String path = "/admin/paper" + (dry ? "/check" : "") + "?format=" + kind(file, format);
      return told(
          output,
          api.upload(path, Files.readAllBytes(file), password.login(api, ADMIN), Target.PATIENCE),
          dry);
    } catch (Api.Refused e) {
      if (e.problem().path("problems").isEmpty()) {
        throw e.asExit();
      }
      return told(output, e.problem(), dry);
    } catch (IOException e) {
      throw CliException.usage(file + " cannot be read.");
    }
  }

  /** What became of a paper, with every place where something is wrong with it. */
  private static int told(Output output, JsonNode answer, boolean dry) {
    output.json(answer);
    answer
        .path("problems")
        .forEach(p ->
            output.line(
                "  %s: %s. %s"
                    .formatted(
                        p.path("where").asText(),
                        p.path("found").asText(),
                        p.path("rule").asText())));
    boolean clean = answer.path("problems").isEmpty();
    output.line(
        clean
            ? "@|green %d items|@ %s."
                .formatted(answer.path("items").asInt(), dry ? "would be taken" : "are taken")
            : "@|red Nothing is taken.|@");
    return clean ? 0 : ExitCode.REFUSED;
  }

  private static String kind(Path file, @Nullable String format) {
    if (format != null) {
      return format;
    }
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "yml" -> "yaml";
      case "txt" -> "gift";
      case "zip" -> "qti";
      default -> ending;
    };
  }
}
