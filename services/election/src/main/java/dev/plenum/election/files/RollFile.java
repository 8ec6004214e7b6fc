package dev.plenum.election.files;

import dev.plenum.kernel.intake.LoginCode;
import dev.plenum.kernel.intake.table.Bounds;
import dev.plenum.kernel.intake.table.CsvTable;
import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Problems;
import dev.plenum.kernel.intake.table.Reading;
import dev.plenum.kernel.intake.table.Table;
import dev.plenum.kernel.intake.table.Tables;
import dev.plenum.kernel.intake.table.Texts;
import dev.plenum.kernel.intake.table.Unreadable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a roll: id, name, email, weight, code, from a workbook or CSV, by what the file is and not
 * by its name. Takes what spreadsheets write (a byte order mark, semicolons, quotes, any order of
 * columns). All or nothing: every problem is named, and with one problem nobody is taken. No
 * problem ever tells a code.
 */
public final class RollFile {
  public static final List<String> COLUMNS = List.of("id", "name", "email", "weight", "code");
  static final int LONGEST = 200;
  static final long HEAVIEST = 1_000_000;

  /**
   * Fewest characters of a code, groups left out: 60 bits if drawn by chance, so that a thousand
   * tries a second need centuries to hit one of 100,000. Codes that Plenum makes have {@link
   * LoginCode#LENGTH}.
   */
  static final int SHORTEST_CODE = 12;

  /** A line of the file. */
  public record Line(String id, String name, String email, long weight, String code) {
    @Override
    public String toString() {
      return "Line[" + id + ", " + weight + "]";
    }
  }

  private final Problems problems;
  private final @Nullable RandomGenerator codes;
  private final List<String> required;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, String> rowsByCode = new HashMap<>();
  private List<String> header = List.of();
  private String part = "";
  private int guessable;

  private RollFile(Problems problems, @Nullable RandomGenerator codes) {
    this.problems = problems;
    this.codes = codes;
    this.required = codes == null ? List.of("id", "code") : List.of("id");
  }

  /** The file of a roll that was read, as CSV. */
  public static byte[] write(List<Line> lines) {
    List<List<String>> rows = new ArrayList<>(lines.size() + 1);
    rows.add(COLUMNS);
    for (Line line : lines) {
      String weight = Long.toString(line.weight());
      rows.add(List.of(line.id(), line.name(), line.email(), weight, line.code()));
    }
    return CsvTable.write(rows);
  }

  public static Reading<List<Line>> read(byte[] file) {
    return read(List.of(file));
  }

  /** A roll in parts, one after the other; a part without a header has that of the one before. */
  public static Reading<List<Line>> read(List<byte[]> parts) {
    return read(parts, null);
  }

  /**
   * A roll in which everybody without a code gets a new one.
   *
   * @param random that nobody can foretell
   */
  public static Reading<List<Line>> withCodes(byte[] file, RandomGenerator random) {
    return read(List.of(file), random);
  }

  private static Reading<List<Line>> read(List<byte[]> parts, @Nullable RandomGenerator codes) {
    RollFile roll = new RollFile(new Problems(), codes);
    for (int i = 0; i < parts.size() && roll.lines.size() <= Bounds.TOWN.rows(); i++) {
      roll.part = parts.size() == 1 ? "" : "part " + (i + 1) + ", ";
      roll.take(parts.get(i));
    }
    roll.judge();
    return Reading.of(List.copyOf(roll.lines), roll.problems);
  }

  private static boolean known(String cell) {
    return COLUMNS.contains(name(cell));
  }

  private static String name(String header) {
    return Texts.tidy(header).toLowerCase(Locale.ROOT);
  }

  private void take(byte[] file) {
    try {
      Table table =
          Tables.read(
              file, RollFile::known, header.isEmpty() ? null : header, Bounds.TOWN, problems);
      if (header(table.header())) {
        header = table.header();
        table.faultsIn(columns.values(), column("code")).forEach(this::problem);
        table.lines().forEach(this::row);
      }
    } catch (Unreadable e) {
      problem(e.problem());
    }
  }

  private void problem(Problem problem) {
    problems.add(part + problem.where(), problem.found(), problem.rule());
  }

  private String where(Table.Line line, String column) {
    return part + line.where(column);
  }

  private boolean header(List<String> header) {
    columns.clear();
    if (header.stream().filter(RollFile::known).count() < required.size()) {
      // What stands there may be a person with a code: it is not repeated.
      problems.add(part + "row 1", "", "must name the columns: " + String.join(", ", COLUMNS));
      return false;
    }
    for (int column = 0; column < header.size(); column++) {
      String name = name(header.get(column));
      if (!COLUMNS.contains(name)) {
        problems.add(
            part + "header",
            header.get(column),
            "is not a column of a roll; there are " + String.join(", ", COLUMNS));
      } else if (columns.putIfAbsent(name, column) != null) {
        problems.add(part + "header", name, "is there twice");
      }
    }
    for (String name : required) {
      if (!columns.containsKey(name)) {
        problems.add(
            part + "header", String.join(", ", header), "the column " + name + " is missing");
      }
    }
    return columns.keySet().containsAll(required);
  }

  private void row(Table.Line line) {
    int width = header.size();
    if (line.cells().size() != width) {
      String found = line.cells().size() + " cells under " + width + " columns";
      problems.add(part + "row " + line.row(), found, "every row has a cell for each column");
      return;
    }
    String id = cell(line, "id");
    String code = codeOf(line);
    id(line, id);
    code(line, code);
    lines.add(new Line(id, cell(line, "name"), cell(line, "email"), weight(line), code));
  }

  private String codeOf(Table.Line line) {
    String code = Texts.tidy(line.cell(column("code")));
    return code.isEmpty() && codes != null ? LoginCode.fresh(codes) : code;
  }

  private void id(Table.Line line, String id) {
    if (id.isEmpty()) {
      problems.add(where(line, "id"), "", "is empty");
    } else if (!ids.add(id)) {
      problems.add(where(line, "id"), id, "stands on the roll twice");
    }
  }

  /** Says where a repeated code stands, never what it is: the message reaches a status. */
  private void code(Table.Line line, String code) {
    String where = where(line, "code");
    String plain = LoginCode.plain(code);
    if (plain.isEmpty()) {
      problems.add(where, "", "is empty; every voter needs a login code");
      return;
    }
    if (plain.length() < SHORTEST_CODE) {
      problems.add(
          where, "", "is shorter than " + SHORTEST_CODE + " characters and could be guessed");
    } else if (code.length() > LONGEST) {
      problems.add(where, "", "is longer than " + LONGEST + " characters");
    }
    guessable += plain.length() < LoginCode.LENGTH ? 1 : 0;
    String earlier = rowsByCode.putIfAbsent(plain, part + "row " + line.row());
    if (earlier != null) {
      problems.add(where, "", "is the same as in " + earlier);
    }
  }

  private long weight(Table.Line line) {
    String text = cell(line, "weight");
    if (text.isEmpty()) {
      return 1;
    }
    try {
      long weight = Long.parseLong(text);
      if (weight >= 1 && weight <= HEAVIEST) {
        return weight;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one sentence for all wrong weights.
    }
    problems.add(where(line, "weight"), text, "is not a whole number from 1 to " + HEAVIEST);
    return 0;
  }

  private String cell(Table.Line line, String column) {
    return Texts.checked(where(line, column), line.cell(column(column)), LONGEST, problems);
  }

  private int column(String name) {
    return columns.getOrDefault(name, -1);
  }

  private void judge() {
    if (lines.isEmpty() && problems.none()) {
      problems.add("row 2", "", "there is nobody on the roll");
    }
    if (lines.size() > Bounds.TOWN.rows()) {
      problems.add("the roll", lines.size() + " rows", "may have " + Bounds.TOWN.rows());
    }
    if (guessable > 0) {
      problems.note(
          guessable
              + " codes have fewer than "
              + LoginCode.LENGTH
              + " characters; nobody may be able to foretell them");
    }
  }
}
