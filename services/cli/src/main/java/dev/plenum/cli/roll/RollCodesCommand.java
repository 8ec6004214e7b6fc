package dev.plenum.cli.roll;

import dev.plenum.cli.CliException;
import dev.plenum.cli.Output;
import dev.plenum.election.files.RollFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a code to everybody on a roll who has none. The terminal never sees one. */
@Command(
    name = "codes",
    mixinStandardHelpOptions = true,
    description =
        "Write a roll in which everybody without a code has a new one of 130 bits; codes that are"
            + " there stay. No code is printed.")
final class RollCodesCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "FILE", description = "A workbook or CSV with the column id.")
  private @Nullable Path file;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      required = true,
      description = "The new roll, as CSV; only you may read it.")
  private @Nullable Path to;

  @Override
  public Integer call() {
    if (file == null || to == null) {
      throw CliException.usage("The roll and --to are needed.");
    }
    var reading = RollFile.withCodes(Rolls.file(file), new SecureRandom());
    List<RollFile.Line> lines = Rolls.good(file, reading);
    Rolls.create(to, RollFile.write(lines));
    reading.notes().forEach(note -> output.line("  " + note));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("Voters", lines.size());
    facts.put("Roll", to.toString());
    output.facts(facts);
    return 0;
  }
}
