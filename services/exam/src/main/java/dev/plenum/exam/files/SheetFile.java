package dev.plenum.exam.files;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A workbook's first sheet or a CSV file, for readers that bring rules of their own. */
public record SheetFile(List<String> header, List<Line> lines, List<Fault> faults) {
  private static final Set<String> ROLL =
      Set.of(
          "roll",
          "roll no",
          "roll number",
          "rollno",
          "rollnumber",
          "id",
          "id number",
          "student id",
          "student number",
          "student no",
          "matriculation number",
          "matrikelnummer",
          "registration");

  public SheetFile {
    header = List.copyOf(header);
    lines = List.copyOf(lines);
    faults = List.copyOf(faults);
  }

  /**
   * A cell that cannot be what somebody wrote; it matters only where its column is used.
   *
   * @param column from 0
   */
  public record Fault(long row, int column, Problem problem) {}

  /**
   * A row.
   *
   * @param row as a spreadsheet counts
   */
  public record Line(long row, List<String> cells) {
    /** Empty where there is no such cell. */
    public String cell(int column) {
      return column < 0 || column >= cells.size() ? "" : cells.get(column);
    }

    public String where(String column) {
      return "row " + row + ", " + column;
    }
  }

  /**
   * Reads a sheet.
   *
   * @param known whether a cell is the name of a column, by which the header is found
   */
  public static Reading<SheetFile> read(byte[] file, Predicate<String> known) {
    Problems problems = new Problems();
    try {
      return Reading.of(Tables.read(file, known, problems), problems);
    } catch (Unreadable e) {
      Problem problem = e.problem();
      problems.add(problem.where(), problem.found(), problem.rule());
      return Reading.failed(problems);
    }
  }

  /** What is wrong with cells of some columns. */
  public List<Problem> faultsIn(Collection<Integer> columns) {
    long first = lines.isEmpty() ? 0 : lines.getFirst().row();
    return faults.stream()
        .filter(fault -> fault.row() >= first && columns.contains(fault.column()))
        .map(Fault::problem)
        .toList();
  }

  /** Whether a column holds what a student is called by on the roll. */
  public static boolean isRoll(String header) {
    return ROLL.contains(plain(header));
  }

  /** Lower case, words parted by one blank, without what people put around: {@code Roll-No.*}. */
  public static String plain(String header) {
    return header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  static boolean blank(List<String> cells) {
    return cells.stream().allMatch(String::isBlank);
  }

  /** A number with a point or a comma; null where it is none. */
  public static @Nullable BigDecimal number(String written) {
    return WrittenNumbers.parse(written);
  }
}
