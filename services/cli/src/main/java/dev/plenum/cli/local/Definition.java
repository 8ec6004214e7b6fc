package dev.plenum.cli.local;

import dev.plenum.cli.CliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

/**
 * A resource to run here.
 *
 * @param yaml the resource as applied
 * @param files what the operator would mount beside it, by path; the people among them
 */
public record Definition(
    Kind kind, String name, String title, int replicas, String yaml, Map<String, byte[]> files) {
  private static final int DEFAULT_REPLICAS = 3;

  public Definition {
    files = Map.copyOf(files);
  }

  /** What can be run, and where its people stand. */
  public enum Kind {
    ELECTION("Election", "roll", "roll.csv"),
    EXAM("ExamSession", "roster", "roster.csv");

    private final String word;
    private final String people;
    private final String key;

    Kind(String word, String people, String key) {
      this.word = word;
      this.people = people;
      this.key = key;
    }

    /** The kind as a resource writes it. */
    public String word() {
      return word;
    }

    /** Where a node finds the people. */
    public String peopleFile() {
      return people + "/" + key;
    }
  }

  /** Every resource in the files; {@code people} replaces the roll or roster of a single one. */
  public static List<Definition> read(List<Path> files, @Nullable Path people) {
    Resources resources = Resources.read(files);
    List<Definition> all =
        List.of(Kind.values()).stream()
            .flatMap(
                kind -> resources.of(kind.word()).stream().map(o -> of(kind, o, resources, people)))
            .toList();
    if (all.isEmpty()) {
      throw CliException.usage("There is neither an Election nor an ExamSession in the files.");
    }
    if (people != null && all.size() > 1) {
      throw CliException.usage("--roll fits one resource; the files have " + all.size() + ".");
    }
    return all;
  }

  private static Definition of(
      Kind kind, Map<String, Object> object, Resources resources, @Nullable Path people) {
    Map<String, Object> spec = Resources.part(object, "spec");
    String name = Resources.name(object);
    Map<String, byte[]> mounted = new LinkedHashMap<>();
    if (people != null) {
      String file = String.valueOf(people.getFileName());
      String ending = file.substring(Math.max(0, file.lastIndexOf('.')));
      mounted.put(
          kind.peopleFile().replace(".csv", ending.isEmpty() ? ".csv" : ending), file(people));
    } else {
      mount(kind, spec, resources, mounted);
    }
    if (kind == Kind.EXAM && spec.containsKey("paper")) {
      paper(Resources.part(spec, "paper"), resources, mounted);
    }
    return new Definition(
        kind,
        name,
        spec.get("title") instanceof String title ? title : name,
        spec.get("replicas") instanceof Integer replicas ? replicas : DEFAULT_REPLICAS,
        new Dump(DumpSettings.builder().build()).dumpToString(object),
        mounted);
  }

  private static void mount(
      Kind kind, Map<String, Object> spec, Resources resources, Map<String, byte[]> mounted) {
    Map<String, Object> reference = Resources.part(Resources.part(spec, kind.people), "secretRef");
    if (!(reference.get("name") instanceof String name)) {
      throw CliException.usage(
          "spec.%s.secretRef.name is missing in the %s.".formatted(kind.people, kind.word));
    }
    String key = reference.get("key") instanceof String given ? given : kind.key;
    mounted.put(kind.people + "/" + key, resources.secret(name, key));
  }

  private static void paper(
      Map<String, Object> paper, Resources resources, Map<String, byte[]> mounted) {
    Map<String, Object> reference = Resources.part(paper, "configMapRef");
    if (reference.get("name") instanceof String name) {
      String key = reference.get("key") instanceof String given ? given : "paper.yaml";
      mounted.put("paper/" + key, resources.configMap(name, key));
    }
  }

  private static byte[] file(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw CliException.usage(file + " cannot be read.");
    }
  }

  /** Who takes part, as far as a list of people wants to know. */
  public List<Person> people() {
    byte[] csv = files.get(kind.peopleFile());
    return csv == null ? List.of() : people(csv);
  }

  public static List<Person> people(Path csv) {
    return people(file(csv));
  }

  /** The lines after the header. */
  private static List<Person> people(byte[] csv) {
    List<String> lines =
        new String(csv, StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    String separator = lines.getFirst().contains(";") ? ";" : ",";
    List<String> header = List.of(lines.getFirst().replace("\uFEFF", "").split(separator, -1));
    return lines.stream()
        .skip(1)
        .map(line -> List.of(line.split(separator, -1)))
        .map(c ->
            new Person(
                cell(header, c, "roll"),
                cell(header, c, "name"),
                cell(header, c, "code"),
                cell(header, c, "role")))
        .toList();
  }

  private static String cell(List<String> header, List<String> cells, String column) {
    int at = header.stream().map(String::strip).map(String::toLowerCase).toList().indexOf(column);
    return at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
  }

  /** Someone on the roll or roster; an empty role is a voter's or a student's. */
  public record Person(String roll, String name, String code, String role) {}
}
