package dev.plenum.cli.roll;

import dev.plenum.cli.CliException;
import dev.plenum.cli.Output;
import dev.plenum.election.files.RollFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cuts a roll into parts that a cluster's Secrets can hold. */
@Command(
    name = "split",
    mixinStandardHelpOptions = true,
    description =
        "Cut a roll into packed parts, each small enough for a Secret, and say how to give them to"
            + " a cluster.")
final class RollSplitCommand implements Callable<Integer> {
  static final String KEY = "roll.csv.gz";

  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "FILE", description = "A workbook or CSV.")
  private @Nullable Path file;

  @Option(
      names = "--into",
      paramLabel = "FOLDER",
      required = true,
      description = "A folder for the parts.")
  private @Nullable Path into;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "roll",
      description = "What the Secrets are called: NAME-1, NAME-2, … (default: roll).")
  private String name = "roll";

  @Override
  public Integer call() {
    if (file == null || into == null) {
      throw CliException.usage("The roll and --into are needed.");
    }
    List<RollFile.Line> lines = Rolls.good(file, RollFile.read(Rolls.file(file)));
    List<byte[]> parts = RollParts.of(lines);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Path folder = folder(into.resolve(name + "-" + (i + 1)));
      Rolls.create(folder.resolve(KEY), parts.get(i));
      files.add(folder.resolve(KEY));
    }
    announce(files);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("voters", lines.size());
    facts.put("files", files.stream().map(Path::toString).toList());
    output.json(facts);
    return 0;
  }

  private void announce(List<Path> files) {
    for (int i = 0; i < files.size(); i++) {
      output.line(
          "kubectl create secret generic %s-%d --from-file=%s"
              .formatted(name, i + 1, files.get(i)));
    }
    output.line("");
    output.line("  roll:");
    output.line("    secretRefs:");
    for (int i = 0; i < files.size(); i++) {
      output.line("    - {name: %s-%d, key: %s}".formatted(name, i + 1, KEY));
    }
  }

  private static Path folder(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw CliException.failed(path + " cannot be made.");
    }
  }
}
