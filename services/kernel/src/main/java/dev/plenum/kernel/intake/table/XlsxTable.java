package dev.plenum.kernel.intake.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** A workbook's first visible sheet as text, with Excel's habits undone. */
public final class XlsxTable {
  private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  /** A format that only pads with zeros: what makes 7 show as 007. */
  private static final Pattern PADDED = Pattern.compile("0{2,30}");

  /** A carriage return and its like in a cell, as Excel writes them. */
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  /** A cell's place; further right than three letters, empty cells would fill the memory. */
  private static final Pattern PLACE = Pattern.compile("[A-Za-z]{1,3}\\d{1,7}");

  /** Excel keeps no more digits than these. */
  private static final MathContext EXCEL = new MathContext(15);

  /**
   * A format that shows a day or a time of day; texts in quotes and colours in brackets left out.
   */
  private static final Pattern DATE = Pattern.compile("(?i).*[dyhs].*|.*mm.*");

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

  private final List<Table.Fault> faults = new ArrayList<>();

  private final Bounds bounds;

  private XlsxTable(Bounds bounds) {
    this.bounds = bounds;
  }

  /** Excel's format of before 2007, which also wraps a workbook with a password. */
  static boolean old(byte[] file) {
    return file.length > OLE2.length && Arrays.equals(file, 0, OLE2.length, OLE2, 0, OLE2.length);
  }

  static Tables.Rows read(byte[] file, Bounds bounds) throws Unreadable {
    if (old(file)) {
      throw new Unreadable(
          "the file",
          "",
          "is an old .xls workbook or locked by a password; save it as .xlsx without a password");
    }
    SafeZip.each(file, bounds, XlsxTable::check);
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true))) {
      Sheet sheet =
          workbook
              .getSheets()
              .filter(each -> each.getVisibility() == SheetVisibility.VISIBLE)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("there is no sheet that can be seen"));
      return new XlsxTable(bounds).table(sheet);
    } catch (IOException | RuntimeException e) {
      throw new Unreadable("the file", "", "is not a workbook that can be read: " + reason(e));
    }
  }

  /** What went wrong inside the reader of workbooks. */
  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static void check(String name, byte[] part) throws Unreadable {
    if (name.endsWith(".xml") || name.endsWith(".rels")) {
      SafeXml.scan(part, XlsxTable::place);
    }
    if (name.contains("sharedStrings") || name.startsWith("xl/worksheets/")) {
      SafeXml.scan(part, XlsxTable::raised);
    }
  }

  /** A cell is read as its characters; 10 with a raised 2 would be 102. */
  private static void raised(String element, XMLStreamReader reader) throws Unreadable {
    String how =
        element.equals("vertAlign")
            ? Objects.requireNonNullElse(reader.getAttributeValue(null, "val"), "")
            : "";
    if (how.equals("superscript") || how.equals("subscript")) {
      throw new Unreadable(
          "the workbook",
          how,
          "characters are not raised or lowered by their format; write ^2 or the character ²");
    }
  }

  private static void place(String element, XMLStreamReader reader) throws Unreadable {
    String place = element.equals("c") ? reader.getAttributeValue(null, "r") : null;
    if (place != null && !PLACE.matcher(place).matches()) {
      throw new Unreadable("the workbook", place, "is no place of a cell");
    }
  }

  private Tables.Rows table(Sheet sheet) throws IOException, Unreadable {
    List<Table.Line> lines = new ArrayList<>();
    try (Stream<Row> rows = sheet.openStream()) {
      for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
        Row row = each.next();
        List<String> cells = cells(row);
        if (!Table.blank(cells)) {
          lines.add(new Table.Line(row.getRowNum(), cells));
        }
        CsvTable.bound(lines.size() - 1, row.getRowNum(), bounds);
      }
    }
    return new Tables.Rows(lines, faults);
  }

  private List<String> cells(Row row) throws Unreadable {
    List<String> cells = new ArrayList<>();
    for (Cell cell : row) {
      String text = cell == null ? "" : text(cell);
      if (text.length() > Bounds.CELL_CHARACTERS) {
        throw new Unreadable(
            cell + "", text, "a cell may have " + Bounds.CELL_CHARACTERS + " characters");
      }
      if (cells.size() < Bounds.COLUMNS) {
        cells.add(text);
      } else if (!text.isBlank()) {
        throw new Unreadable(
            "row " + row.getRowNum(), text, "there may be " + Bounds.COLUMNS + " columns");
      }
    }
    return cells;
  }

  private String text(Cell cell) {
    String raw = cell.getRawValue();
    if (cell.getType() == CellType.FORMULA && !bounds.formulas()) {
      return fault(cell, "", "is a formula; copy the cells and paste them as values");
    }
    if (cell.getType() == CellType.FORMULA && (raw == null || raw.isEmpty())) {
      return fault(
          cell,
          cell.getFormula(),
          "is a formula never reckoned; open and save it in a spreadsheet");
    }
    if (raw == null || cell.getType() == CellType.EMPTY) {
      return "";
    }
    return switch (cell.getType()) {
      case NUMBER -> number(cell, raw);
      case BOOLEAN -> raw.equals("1") || raw.equalsIgnoreCase("true") ? "TRUE" : "FALSE";
      case STRING -> unescape(cell.getText());
      case FORMULA -> formula(cell, raw);
      default -> fault(cell, raw, "is an error of the spreadsheet");
    };
  }

  /** What a formula last came to. */
  private String formula(Cell cell, String raw) {
    return cell.getValue() instanceof BigDecimal ? number(cell, raw) : unescape(raw);
  }

  private String number(Cell cell, String raw) {
    BigDecimal value;
    try {
      value = new BigDecimal(raw);
    } catch (NumberFormatException e) {
      return raw;
    }
    String format = cell.getDataFormatString();
    if (format != null && DATE.matcher(QUOTED.matcher(format).replaceAll("")).matches()) {
      return fault(
          cell,
          raw,
          "the spreadsheet has made a date of this; format the cell as text and write it again");
    }
    String text = plain(value.round(EXCEL));
    if (format != null && PADDED.matcher(format).matches() && text.matches("\\d+")) {
      return "0".repeat(Math.max(0, format.length() - text.length())) + text;
    }
    return text;
  }

  /** Without exponent and without zeros at the end. */
  public static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  private String fault(Cell cell, @Nullable String found, String rule) {
    if (faults.size() <= Problems.MOST) {
      String where = "cell " + cell.getAddress();
      String shown = found == null ? "" : found;
      faults.add(
          new Table.Fault(
              cell.getAddress().getRow() + 1L,
              cell.getColumnIndex(),
              new Problem(where, shown, rule)));
    }
    return "";
  }

  static String unescape(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(character(found)));
  }

  private static String character(MatchResult escape) {
    return String.valueOf((char) Integer.parseInt(escape.group(1), 16));
  }

  /** Keeps a text that looks like an escape from being read as one. */
  public static String escape(String text) {
    return ESCAPED.matcher(text).replaceAll("_x005F_x$1_");
  }
}
