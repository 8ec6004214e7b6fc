package dev.plenum.exam.results;

import dev.plenum.exam.files.Sheets;
import dev.plenum.exam.files.Workbooks;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.results.Results.Student;
import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Reading;
import dev.plenum.kernel.intake.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Marks from a workbook or CSV, as a teacher fills them in: a row for each student, a column for
 * each item, {@code adjustment} and {@code comment}. An empty cell leaves a mark as it is. All of a
 * file is taken or nothing.
 */
public final class MarksFile {
  private static final String ADJUSTMENT = "adjustment";
  private static final String COMMENT = "comment";

  /** Columns of an export that are for people to read; what stands in them is not taken. */
  private static final List<String> READ_ONLY =
      List.of("name", "state", "total", "penalty", "score", "max", "strikes");

  /**
   * A mark that the file gives.
   *
   * @param item null for an adjustment of the total
   */
  public record Entry(String roll, @Nullable String item, Marks marks, @Nullable String comment) {}

  private final Map<String, Results.Column> items = new HashMap<>();
  private final List<String> order;
  private final Map<String, Student> students = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Long> rows = new HashMap<>();

  private MarksFile(Results now) {
    order = now.items().stream().map(Results.Column::id).toList();
    now.items().forEach(item -> items.put(item.id().toLowerCase(Locale.ROOT), item));
    now.students().forEach(student -> students.put(student.roll(), student));
  }

  /**
   * What a file would change; only marks and comments that differ from those of now are given.
   * Reading changes nothing, so it is the dry run as well.
   */
  public static Reading<List<Entry>> read(byte[] file, Results now) {
    MarksFile marks = new MarksFile(now);
    Reading<Table> sheet = Sheets.read(file, marks::known);
    if (!sheet.good()) {
      return new Reading<>(null, sheet.problems(), sheet.notes());
    }
    marks.notes.addAll(sheet.notes());
    marks.read(sheet.get());
    return marks.problems.isEmpty()
        ? new Reading<>(List.copyOf(marks.entries), List.of(), marks.notes)
        : new Reading<>(null, marks.problems, marks.notes);
  }

  private boolean known(String cell) {
    String name = cell.strip().toLowerCase(Locale.ROOT);
    return Sheets.isRoll(name)
        || name.equals(COMMENT)
        || name.equals(ADJUSTMENT)
        || items.containsKey(name);
  }

  private void read(Table sheet) {
    int roll = -1;
    int comment = -1;
    Map<Integer, @Nullable String> columns = new HashMap<>();
    for (int column = 0; column < sheet.header().size(); column++) {
      String written = sheet.header().get(column).strip();
      String name = written.toLowerCase(Locale.ROOT);
      if (Sheets.isRoll(name)) {
        roll = column;
      } else if (name.equals(COMMENT)) {
        comment = column;
      } else if (name.equals(ADJUSTMENT)) {
        columns.put(column, null);
      } else if (items.containsKey(name)) {
        columns.put(column, Objects.requireNonNull(items.get(name)).id());
      } else if (!name.isEmpty() && !READ_ONLY.contains(Table.plain(name))) {
        problem("header", written, "is no item of the paper and no column of a marksheet");
      }
    }
    if (roll < 0) {
      problem("header", "", "the column roll is missing");
    }
    if (problems.isEmpty()) {
      problems.addAll(sheet.faultsIn(columns.keySet()));
      for (Table.Line line : sheet.lines()) {
        row(line, roll, comment, columns);
      }
    }
  }

  private void row(
      Table.Line line, int rollColumn, int comment, Map<Integer, @Nullable String> columns) {
    String roll = line.cell(rollColumn).strip();
    Student student = students.get(roll);
    if (student == null) {
      problem(line.where("roll"), roll, "is nobody on the roster");
      return;
    }
    Long earlier = rows.putIfAbsent(roll, line.row());
    if (earlier != null) {
      problem(line.where("roll"), roll, "stands in row " + earlier + " already");
      return;
    }
    String said = line.cell(comment).strip();
    int before = entries.size();
    columns.forEach((column, item) -> cell(line, student, item, line.cell(column).strip(), said));
    if (!said.isEmpty() && !said.equals(student.comment())) {
      commented(student, said, entries.subList(before, entries.size()));
    }
  }

  private void cell(
      Table.Line line, Student student, @Nullable String item, String written, String said) {
    if (written.isEmpty()) {
      return;
    }
    String where = line.where(item == null ? ADJUSTMENT : item);
    Marks marks = marks(where, written);
    if (marks == null || marks.equals(now(student, item))) {
      return;
    }
    Results.Column column = item == null ? null : items.get(item.toLowerCase(Locale.ROOT));
    if (column != null
        && (marks.compareTo(column.max()) > 0 || marks.compareTo(column.min()) < 0)) {
      String range = column.min().text() + " to " + column.max().text();
      problem(where, written, "is outside of what the item gives, " + range);
      return;
    }
    entries.add(new Entry(student.roll(), item, marks, said.isEmpty() ? null : said));
  }

  /**
   * A comment stands beside the student's whole, where an export shows it: so a file that is
   * brought twice changes nothing the second time.
   */
  private void commented(Student student, String said, List<Entry> changed) {
    if (changed.stream().anyMatch(entry -> entry.item() == null)) {
      return;
    }
    if (changed.isEmpty() && student.marks().stream().allMatch(Objects::isNull)) {
      notes.add("the comment on " + student.roll() + " is left out: there are no marks beside it");
      return;
    }
    entries.add(new Entry(student.roll(), null, student.adjustment(), said));
  }

  private @Nullable Marks marks(String where, String written) {
    BigDecimal value = Sheets.number(written);
    BigDecimal hundredths = value == null ? null : value.movePointRight(2).stripTrailingZeros();
    if (hundredths == null
        || hundredths.scale() > 0
        || hundredths.abs().compareTo(BigDecimal.valueOf(10_000_000)) > 0) {
      problem(where, written, "is a number with two decimals at most");
      return null;
    }
    return new Marks(hundredths.longValueExact());
  }

  private @Nullable Marks now(Student student, @Nullable String item) {
    if (item == null) {
      return student.adjustment();
    }
    int index = order.indexOf(item);
    return index < student.marks().size() ? student.marks().get(index) : null;
  }

  private void problem(String where, String found, String rule) {
    problems.add(new Problem(where, found, rule));
  }

  /** The sheet as it is, for a teacher to fill in and bring back. */
  public static byte[] write(Results now) {
    List<List<?>> sheet = new ArrayList<>();
    List<Object> header = new ArrayList<>(List.of("roll", "name"));
    now.items().forEach(item -> header.add(item.id()));
    header.addAll(List.of(ADJUSTMENT, COMMENT));
    sheet.add(header);
    for (Student student : now.students()) {
      List<@Nullable Object> row = new ArrayList<>(List.of(student.roll(), student.name()));
      for (Marks marks : student.marks()) {
        row.add(marks == null ? null : Numbers.of(marks));
      }
      row.add(Numbers.of(student.adjustment()));
      row.add(student.comment());
      sheet.add(row);
    }
    return Workbooks.write(List.of(new Workbooks.Sheet("marks", sheet, List.of(14, 28))));
  }
}
