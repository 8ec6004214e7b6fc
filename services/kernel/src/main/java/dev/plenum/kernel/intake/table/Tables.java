package dev.plenum.kernel.intake.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Picks the reader of a table by what the file is, not by what it is called, and finds its header.
 */
public final class Tables {
  /** A title, a logo's row, a line of explanation: not more stands above a header. */
  private static final int ABOVE = 20;

  private Tables() {}

  /**
   * Reads a table.
   *
   * @param known whether a cell is the name of a column; the header is the first row with two of
   *     them, or else the first that is not empty
   */
  public static Table read(byte[] file, Predicate<String> known, Bounds bounds, Problems problems)
      throws Unreadable {
    return read(file, known, null, bounds, problems);
  }

  /**
   * Reads a table that goes on where another ended.
   *
   * @param before the other's header, which holds here as well where there is none
   */
  public static Table read(
      byte[] packed,
      Predicate<String> known,
      @Nullable List<String> before,
      Bounds bounds,
      Problems problems)
      throws Unreadable {
    byte[] file = Gzip.unpacked(packed, bounds);
    boolean workbook = SafeZip.looksLikeOne(file) || XlsxTable.old(file);
    Rows rows = workbook ? XlsxTable.read(file, bounds) : CsvTable.read(file, bounds);
    if (rows.lines().isEmpty()) {
      throw new Unreadable("row 1", "", "there is no header; the file is empty");
    }
    int at = header(rows.lines(), known);
    if (at > 0) {
      String row = "row " + rows.lines().get(at).row();
      problems.note("what stands above " + row + " is taken for a title");
    }
    List<String> header = at < 0 ? before : rows.lines().get(at).cells();
    int first = at + 1;
    if (header == null) {
      header = rows.lines().getFirst().cells();
      first = 1;
    }
    List<Table.Line> lines = rows.lines().subList(first, rows.lines().size());
    int width = header.size();
    return new Table(
        header,
        workbook ? lines.stream().map(line -> widened(line, width)).toList() : lines,
        rows.faults());
  }

  /** Less than zero where no row looks like one. */
  private static int header(List<Table.Line> lines, Predicate<String> known) {
    for (int i = 0; i < Math.min(ABOVE, lines.size()); i++) {
      if (lines.get(i).cells().stream().filter(known).count() >= 2) {
        return i;
      }
    }
    return -1;
  }

  /** A workbook leaves out what is empty at a row's end; CSV that does so has lost something. */
  private static Table.Line widened(Table.Line line, int width) {
    if (line.cells().size() >= width) {
      return line;
    }
    List<String> cells = new ArrayList<>(line.cells());
    while (cells.size() < width) {
      cells.add("");
    }
    return new Table.Line(line.row(), cells);
  }

  /** The rows of a file that are not empty, the header among them. */
  record Rows(List<Table.Line> lines, List<Table.Fault> faults) {}
}
