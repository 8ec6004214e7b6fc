package dev.plenum.exam.files;

import dev.plenum.kernel.intake.table.Bounds;
import dev.plenum.kernel.intake.table.SafeZip;
import dev.plenum.kernel.intake.table.Unreadable;
import dev.plenum.kernel.intake.table.XlsxTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes workbooks of which every byte follows from their content: the same results give the same
 * file on every node, and its digest can be compared.
 */
public final class Workbooks {
  /** A workbook of our own is as large as its exam. */
  private static final Bounds OURS = new Bounds(1 << 30, 1 << 30, 1 << 30, 1 << 20, true);

  /** A moment that a zip can name without a time zone. */
  private static final LocalDateTime FIXED = LocalDateTime.of(2000, 1, 1, 0, 0);

  private static final String PROPERTIES = "docProps/core.xml";

  /** The moments of writing that the properties of a workbook tell. */
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z?");

  private Workbooks() {}

  /**
   * A sheet; the first row is its header.
   *
   * @param rows of String, Number or null; a String is never evaluated, whatever it begins with
   */
  public record Sheet(
      String name, List<? extends List<? extends Object>> rows, List<Integer> widths) {
    public Sheet {
      rows = List.copyOf(rows);
      widths = List.copyOf(widths);
    }
  }

  public static byte[] write(List<Sheet> sheets) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Plenum", "1.0")) {
      for (Sheet sheet : sheets) {
        write(workbook.newWorksheet(sheet.name()), sheet);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return repack(bytes.toByteArray());
  }

  private static void write(Worksheet worksheet, Sheet sheet) throws IOException {
    for (int column = 0; column < sheet.widths().size(); column++) {
      worksheet.width(column, sheet.widths().get(column));
    }
    for (int row = 0; row < sheet.rows().size(); row++) {
      List<? extends Object> cells = sheet.rows().get(row);
      for (int column = 0; column < cells.size(); column++) {
        cell(worksheet, row, column, cells.get(column));
      }
    }
    if (!sheet.rows().isEmpty()) {
      worksheet
          .range(0, 0, 0, Math.max(0, sheet.rows().getFirst().size() - 1))
          .style()
          .bold()
          .set();
      worksheet.freezePane(0, 1);
    }
    worksheet.finish();
  }

  private static void cell(Worksheet worksheet, int row, int column, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Number number -> worksheet.value(row, column, number);
      default -> {
        String text = value.toString();
        if (!text.isEmpty()) {
          worksheet.value(row, column, XlsxTable.escape(text));
        }
      }
    }
  }

  /** The same parts, by name, with the same time and no property that differs from day to day. */
  private static byte[] repack(byte[] workbook) {
    Map<String, byte[]> parts;
    try {
      parts = SafeZip.unpack(workbook, OURS);
    } catch (Unreadable e) {
      throw new IllegalStateException("a workbook just written cannot be read", e);
    }
    byte[] properties = parts.get(PROPERTIES);
    if (properties != null) {
      String text = new String(properties, StandardCharsets.UTF_8);
      String timeless = MOMENT.matcher(text).replaceAll("2000-01-01T00:00:00Z");
      parts.put(PROPERTIES, timeless.getBytes(StandardCharsets.UTF_8));
    }
    return zip(parts);
  }

  /** A zip of which every byte follows from its entries. */
  public static byte[] zip(Map<String, byte[]> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : new TreeMap<>(parts).entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(FIXED);
        zip.putNextEntry(entry);
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }
}
