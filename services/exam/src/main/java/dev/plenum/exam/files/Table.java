package dev.plenum.exam.files;

import java.util.List;
import java.util.Locale;

/**
 * A sheet with a header: a workbook's first, or a CSV file.
 *
 * @param header as written
 */
record Table(List<String> header, List<Line> lines) {

  /**
   * @param row as a spreadsheet counts; the header is row 1 in most files
   */
  record Line(long row, List<String> cells) {
    String cell(int column) {
      return column < 0 || column >= cells.size() ? "" : cells.get(column);
    }
  }

  /** Lower case, words parted by one blank, without what people put around: {@code Roll-No.*}. */
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  static boolean blank(List<String> cells) {
    return cells.stream().allMatch(String::isBlank);
  }
}
