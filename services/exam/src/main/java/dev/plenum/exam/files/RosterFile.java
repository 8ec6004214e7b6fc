package dev.plenum.exam.files;

import dev.plenum.exam.domain.roster.ExtraTime;
import dev.plenum.exam.domain.roster.Role;
import dev.plenum.kernel.intake.LoginCode;
import dev.plenum.kernel.intake.table.Bounds;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a roster: roll, name, code, extra, role, from a workbook or CSV. All or nothing: every
 * problem is named, and with one problem nobody is taken. No problem ever tells a code.
 */
public final class RosterFile {
  private static final int LONGEST = 200;
  private static final int MOST = 20_000;

  /** Fewest characters of a login code, groups left out. */
  static final int SHORTEST_CODE = 12;

  /** What a spreadsheet makes of a long number. */
  private static final Pattern SCIENTIFIC = Pattern.compile("\\d[.,]\\d+[eE]\\+\\d+");

  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("name", "name"),
          Map.entry("full name", "name"),
          Map.entry("student name", "name"),
          Map.entry("student", "name"),
          Map.entry("first name", "first"),
          Map.entry("given name", "first"),
          Map.entry("vorname", "first"),
          Map.entry("last name", "last"),
          Map.entry("surname", "last"),
          Map.entry("family name", "last"),
          Map.entry("nachname", "last"),
          Map.entry("code", "code"),
          Map.entry("access code", "code"),
          Map.entry("login code", "code"),
          Map.entry("extra", "extra"),
          Map.entry("extra time", "extra"),
          Map.entry("role", "role"));

  /** A line of the file. */
  public record Line(String roll, String name, String code, Role role, ExtraTime extra) {
    @Override
    public String toString() {
      return "Line[" + roll + ", " + role + "]";
    }
  }

  private final Problems problems;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private final Set<String> rolls = new HashSet<>();
  private final Map<String, Long> rowsByCode = new HashMap<>();

  private RosterFile(Problems problems) {
    this.problems = problems;
  }

  public static Reading<List<Line>> read(byte[] file) {
    Problems problems = new Problems();
    try {
      RosterFile roster = new RosterFile(problems);
      roster.read(Tables.read(file, RosterFile::known, Bounds.USUAL, problems));
      return Reading.of(List.copyOf(roster.lines), problems);
    } catch (Unreadable e) {
      Problem problem = e.problem();
      problems.add(problem.where(), problem.found(), problem.rule());
      return Reading.failed(problems);
    }
  }

  private static boolean known(String cell) {
    return Sheets.isRoll(cell) || COLUMNS.containsKey(Table.plain(cell));
  }

  private void read(Table sheet) {
    header(sheet.header());
    if (!problems.none()) {
      return;
    }
    problems.addAll(sheet.faultsIn(columns.values(), columns.getOrDefault("code", -1)));
    sheet.lines().forEach(this::row);
    if (problems.none() && lines.stream().noneMatch(line -> line.role() == Role.STUDENT)) {
      problems.add("row 2", "", "there is no student on the roster");
    }
    if (lines.size() > MOST) {
      problems.add("the file", lines.size() + " rows", "a roster has " + MOST + " at most");
    }
  }

  private void header(List<String> header) {
    for (int column = 0; column < header.size(); column++) {
      String written = header.get(column);
      String plain = Table.plain(written);
      String name = Sheets.isRoll(written) ? "roll" : COLUMNS.get(plain);
      if (name == null && !plain.isEmpty()) {
        problems.note("the column \"" + written.strip() + "\" is not used");
      } else if (name != null && columns.putIfAbsent(name, column) != null) {
        problems.add("header", written, "is there twice");
      }
    }
    for (String name : List.of("roll", "code")) {
      if (!columns.containsKey(name)) {
        problems.add("header", String.join(", ", header), "the column " + name + " is missing");
      }
    }
  }

  private void row(Table.Line line) {
    String roll = cell(line, "roll");
    String code = cell(line, "code");
    roll(line, roll);
    code(line, code);
    lines.add(new Line(roll, name(line), code, role(line, cell(line, "role")), extra(line)));
  }

  private void roll(Table.Line line, String roll) {
    String where = line.where("roll");
    if (roll.isEmpty()) {
      problems.add(where, "", "is empty");
    } else if (SCIENTIFIC.matcher(roll).matches()) {
      problems.add(
          where,
          roll,
          "a spreadsheet has rounded this number; format the column as text and write it again");
    } else if (!rolls.add(roll)) {
      problems.add(where, roll, "stands on the roster twice");
    }
  }

  /** Says where a repeated code stands, never what it is: the message reaches a status. */
  private void code(Table.Line line, String code) {
    String where = line.where("code");
    String plain = LoginCode.plain(code);
    if (plain.isEmpty()) {
      problems.add(where, "", "is empty; everybody needs a login code");
      return;
    }
    if (plain.length() < SHORTEST_CODE) {
      problems.add(
          where, "", "is shorter than " + SHORTEST_CODE + " characters and could be guessed");
    }
    Long earlier = rowsByCode.putIfAbsent(plain, line.row());
    if (earlier != null) {
      problems.add(where, "", "is the same as in row " + earlier);
    }
  }

  private String name(Table.Line line) {
    String whole = cell(line, "name");
    return whole.isEmpty() ? (cell(line, "first") + " " + cell(line, "last")).strip() : whole;
  }

  private Role role(Table.Line line, String written) {
    Role role = roleOf(written.toLowerCase(Locale.ROOT));
    if (role == null) {
      problems.add(line.where("role"), written, "is student, teacher, proctor or admin");
      return Role.STUDENT;
    }
    return role;
  }

  private static @Nullable Role roleOf(String word) {
    return switch (word) {
      case "", "student" -> Role.STUDENT;
      case "teacher", "examiner", "instructor" -> Role.TEACHER;
      case "proctor", "invigilator" -> Role.PROCTOR;
      case "admin", "administrator" -> Role.ADMIN;
      default -> null;
    };
  }

  private ExtraTime extra(Table.Line line) {
    String written = cell(line, "extra");
    ExtraTime extra = ExtraTimes.read(written);
    if (extra == null) {
      problems.add(
          line.where("extra"),
          written,
          "is minutes such as 10m, or a factor from 1x to 10x such as 1.25x, or 25%");
      return ExtraTime.NONE;
    }
    return extra;
  }

  private String cell(Table.Line line, String column) {
    String where = line.where(column);
    String cell = line.cell(columns.getOrDefault(column, -1));
    String text = Texts.tidy(cell).replaceAll("\\s+", " ");
    if (text.length() > LONGEST) {
      problems.add(where, "", "is longer than " + LONGEST + " characters");
      return text.substring(0, LONGEST);
    }
    return Texts.checked(where, text, LONGEST, problems);
  }
}
