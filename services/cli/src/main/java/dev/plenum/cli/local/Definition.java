package dev.plenum.cli.local;

import dev.plenum.cli.CliException;
import dev.plenum.kernel.intake.table.Bounds;
import dev.plenum.kernel.intake.table.Problems;
import dev.plenum.kernel.intake.table.Table;
import dev.plenum.kernel.intake.table.Tables;
import dev.plenum.kernel.intake.table.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    Map<String, Object> people = Resources.part(spec, kind.people);
    if (people.get("secretRefs") instanceof List<?> references) {
      for (Object reference : references) {
        // Nodes read the parts in the order of their names.
        String file = String.format(Locale.ROOT, "%s-%02d", kind.people, mounted.size() + 1);
        Secret part = Secret.of(kind, Resources.part(Map.of("part", reference), "part"));
        mounted.put(kind.people + "/" + file, resources.secret(part.name, part.key));
      }
      return;
    }
    Secret only = Secret.of(kind, Resources.part(people, "secretRef"));
    mounted.put(kind.people + "/" + only.key, resources.secret(only.name, only.key));
  }

  private record Secret(String name, String key) {
    static Secret of(Kind kind, Map<String, Object> reference) {
      if (!(reference.get("name") instanceof String name)) {
        throw CliException.usage(
            "spec.%s.secretRef.name is missing in the %s.".formatted(kind.people, kind.word));
      }
      return new Secret(name, reference.get("key") instanceof String given ? given : kind.key);
    }
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
    String folder = kind.people + "/";
    return people(
        files.keySet().stream()
            .filter(name -> name.startsWith(folder))
            .sorted()
            .map(files::get)
            .toList());
  }

  /** The same from a file that is a workbook or CSV. */
  public static List<Person> people(Path file) {
    return people(List.of(file(file)));
  }

  private static List<Person> people(List<byte[]> parts) {
    List<Person> people = new ArrayList<>();
    List<String> header = null;
    for (byte[] part : parts) {
      try {
        Table table = Tables.read(part, Definition::known, header, Bounds.TOWN, new Problems());
        header = table.header();
        List<String> columns = header.stream().map(Table::plain).toList();
        table.lines().forEach(line -> people.add(person(columns, line)));
      } catch (Unreadable e) {
        throw CliException.usage("The people cannot be read: " + e.problem() + ".");
      }
    }
    return List.copyOf(people);
  }

  private static boolean known(String cell) {
    return List.of("id", "roll", "name", "code").contains(Table.plain(cell));
  }

  private static Person person(List<String> columns, Table.Line line) {
    return new Person(
        line.cell(columns.indexOf("roll")).strip(),
        line.cell(columns.indexOf("name")).strip(),
        line.cell(columns.indexOf("code")).strip(),
        line.cell(columns.indexOf("role")).strip());
  }

  /** Someone on the roll or roster; an empty role is a voter's or a student's. */
  public record Person(String roll, String name, String code, String role) {}
}
