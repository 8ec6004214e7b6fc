package dev.plenum.cli.roll;

import dev.plenum.cli.Output;
import dev.plenum.election.files.RollFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what nodes would say to a roll. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Read a roll as an election would and name every problem by row and column.")
final class RollCheckCommand implements Callable<Integer> {
  @Mixin private final Output output = new Output();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "A workbook or CSV, plain or packed by gzip; several are parts of one roll.")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    var reading = RollFile.read(files.stream().map(Rolls::file).toList());
    List<RollFile.Line> lines = Rolls.good(files.getFirst(), reading);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("Voters", lines.size());
    facts.put("Votes", lines.stream().mapToLong(RollFile.Line::weight).sum());
    reading.notes().forEach(note -> output.line("  " + note));
    output.facts(facts);
    return 0;
  }
}
