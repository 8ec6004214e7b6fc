package dev.plenum.cli.local;

import dev.plenum.cli.CliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

/**
 * An election to run here.
 *
 * @param yaml the resource as applied
 * @param roll the roll as a CSV file
 */
@SuppressWarnings("ArrayRecordComponent") // the file as it is, never compared
public record Definition(String name, String title, int replicas, String yaml, byte[] roll) {
  private static final int DEFAULT_REPLICAS = 3;

  public static Definition read(List<Path> files, @Nullable Path roll) {
    Resources resources = Resources.read(files);
    Map<String, Object> election = resources.election();
    Map<String, Object> spec = Resources.part(election, "spec");
    String name = Resources.name(election);
    return new Definition(
        name,
        spec.get("title") instanceof String title ? title : name,
        spec.get("replicas") instanceof Integer replicas ? replicas : DEFAULT_REPLICAS,
        new Dump(DumpSettings.builder().build()).dumpToString(election),
        roll == null ? roll(resources, spec) : file(roll));
  }

  private static byte[] roll(Resources resources, Map<String, Object> spec) {
    Map<String, Object> reference = Resources.part(Resources.part(spec, "roll"), "secretRef");
    if (!(reference.get("name") instanceof String name)) {
      throw CliException.usage("spec.roll.secretRef.name is missing in the election.");
    }
    return resources.secret(name, reference.get("key") instanceof String key ? key : "roll.csv");
  }

  private static byte[] file(Path roll) {
    try {
      return Files.readAllBytes(roll);
    } catch (IOException e) {
      throw CliException.usage(roll + " cannot be read.");
    }
  }

  /** Who stands on the roll. */
  public List<Voter> voters() {
    return people(roll);
  }

  public static List<Voter> people(Path roll) {
    return people(file(roll));
  }

  /** The lines after the header, as far as a list of people wants them. */
  private static List<Voter> people(byte[] roll) {
    List<String> lines =
        new String(roll, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    String separator = lines.getFirst().contains(";") ? ";" : ",";
    List<String> header = List.of(lines.getFirst().replace("\uFEFF", "").split(separator, -1));
    return lines.stream()
        .skip(1)
        .map(line -> List.of(line.split(separator, -1)))
        .map(c -> new Voter(cell(header, c, "name"), cell(header, c, "code")))
        .toList();
  }

  private static String cell(List<String> header, List<String> cells, String column) {
    int at = header.stream().map(String::strip).map(String::toLowerCase).toList().indexOf(column);
    return at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
  }

  /** Someone on the roll. */
  public record Voter(String name, String code) {}
}
