package dev.plenum.exam.files;

import java.util.List;
import java.util.function.Predicate;

/**
 * Picks the reader of a table by what the file is, not by what it is called, and finds its header.
 */
final class Tables {
  /** A title, a logo's row, a line of explanation: not more stands above a header. */
  private static final int ABOVE = 20;

  private Tables() {}

  /**
   * Reads a table.
   *
   * @param known whether a cell is the name of a column; the header is the first row with two of
   *     them, or else the first that is not empty
   */
  static SheetFile read(byte[] file, Predicate<String> known, Problems problems) throws Unreadable {
    boolean workbook = SafeZip.looksLikeOne(file) || XlsxTable.old(file);
    Rows rows = workbook ? XlsxTable.read(file) : CsvTable.read(file);
    if (rows.lines().isEmpty()) {
      throw new Unreadable("row 1", "", "there is no header; the file is empty");
    }
    int header = header(rows.lines(), known);
    if (header > 0) {
      problems.note(
          "what stands above row " + rows.lines().get(header).row() + " is taken for a title");
    }
    return new SheetFile(
        rows.lines().get(header).cells(),
        rows.lines().subList(header + 1, rows.lines().size()),
        rows.faults());
  }

  private static int header(List<SheetFile.Line> lines, Predicate<String> known) {
    for (int i = 0; i < Math.min(ABOVE, lines.size()); i++) {
      if (lines.get(i).cells().stream().filter(known).count() >= 2) {
        return i;
      }
    }
    return 0;
  }

  /** The rows of a file that are not empty, the header among them. */
  record Rows(List<SheetFile.Line> lines, List<SheetFile.Fault> faults) {}
}
