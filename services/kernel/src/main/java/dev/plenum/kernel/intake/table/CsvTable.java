package dev.plenum.kernel.intake.table;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV as spreadsheets of all countries write it. */
public final class CsvTable {
  private static final Pattern SEPARATOR_LINE = Pattern.compile("sep=(.)\\s*");

  /** What a spreadsheet would take for a formula, behind any number of apostrophes. */
  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

  /** What a spreadsheet reads as a number and nothing else: a score may be below zero. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  private CsvTable() {}

  static Tables.Rows read(byte[] file, Bounds bounds) throws Unreadable {
    String text = TextFile.decode(file, bounds);
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    var separator = SEPARATOR_LINE.matcher(first);
    if (separator.matches()) {
      return parse(text.substring(Math.min(text.length(), end + 1)), separator.group(1), 1, bounds);
    }
    return parse(text, delimiter(first), 0, bounds);
  }

  /** The one that stands most often in the header, outside of quotes. */
  private static String delimiter(String header) {
    String bare = header.replaceAll("\"[^\"]*\"", "");
    String best = ",";
    long most = 0;
    for (String candidate : List.of(",", ";", "\t", "|")) {
      long count = bare.chars().filter(c -> c == candidate.charAt(0)).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private static Tables.Rows parse(String text, String delimiter, int skipped, Bounds bounds)
      throws Unreadable {
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(false).get();
    List<Table.Line> lines = new ArrayList<>();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord record : parser) {
        long row = record.getRecordNumber() + skipped;
        List<String> cells = cells(record, row);
        line = parser.getCurrentLineNumber();
        if (!Table.blank(cells)) {
          lines.add(new Table.Line(row, cells));
        }
        bound(lines.size() - 1, row, bounds);
      }
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      throw new Unreadable(
          "after line " + line, "", "cannot be read as CSV: a quote is opened or closed wrongly");
    }
    return new Tables.Rows(lines, List.of());
  }

  private static List<String> cells(CSVRecord record, long row) throws Unreadable {
    if (record.size() > Bounds.COLUMNS) {
      throw new Unreadable("row " + row, "", "has more than " + Bounds.COLUMNS + " cells");
    }
    List<String> cells = new ArrayList<>(record.size());
    for (String cell : record) {
      if (cell.length() > Bounds.CELL_CHARACTERS) {
        throw new Unreadable(
            "row " + row, cell, "a cell may have " + Bounds.CELL_CHARACTERS + " characters");
      }
      cells.add(disarmed(cell) ? cell.substring(1) : cell);
    }
    return cells;
  }

  static void bound(int rows, long row, Bounds bounds) throws Unreadable {
    if (rows > bounds.rows()) {
      throw new Unreadable("row " + row, "", "there may be " + bounds.rows() + " rows");
    }
  }

  private static boolean disarmed(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).matches();
  }

  /** A cell that no spreadsheet evaluates, quoted; reading takes the apostrophe off again. */
  public static String cell(String value) {
    boolean formula = FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches();
    String safe = formula ? "'" + value : value;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  /** With a byte order mark, without which Excel takes UTF-8 for Windows-1252. */
  public static byte[] write(List<? extends List<String>> rows) {
    StringBuilder csv = new StringBuilder("\uFEFF");
    for (List<String> row : rows) {
      csv.append(row.stream().map(CsvTable::cell).collect(Collectors.joining(","))).append("\r\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }
}
