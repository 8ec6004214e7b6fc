package dev.plenum.kernel.intake.table;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** A workbook's first sheet or a CSV file, for readers that bring rules of their own. */
public record Table(List<String> header, List<Line> lines, List<Fault> faults) {
  public Table {
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

  /** What is wrong with cells of some columns. */
  public List<Problem> faultsIn(Collection<Integer> columns) {
    return faultsIn(columns, -1);
  }

  /** The same, where nobody may read what stands in one of the columns. */
  public List<Problem> faultsIn(Collection<Integer> columns, int secret) {
    long first = lines.isEmpty() ? 0 : lines.getFirst().row();
    return faults.stream()
        .filter(fault -> fault.row() >= first && columns.contains(fault.column()))
        .map(fault -> fault.column() == secret ? fault.problem().unseen() : fault.problem())
        .toList();
  }

  /** Lower case, words parted by one blank, without what people put around: {@code Roll-No.*}. */
  public static String plain(String header) {
    return header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  static boolean blank(List<String> cells) {
    return cells.stream().allMatch(String::isBlank);
  }
}
