package dev.plenum.election.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.intake.table.CsvTable;
import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A roll as people keep it: a workbook. */
@Timeout(60)
final class RollWorkbookTest {
  private static final String A = "7M6ET-ZWF05-7J6W0-ZMDSG-PPR4N5";
  private static final String B = "JJX9K-1QQXV-5SZ7V-ZSGTY-1E836V";
  private static final List<List<String>> ROWS =
      List.of(
          List.of("Code", "id", "Name", "email", "weight"),
          List.of(A, "007", "Prado; \"Ana\", A.", "ana@example.org", ""),
          List.of(B, "v2", "Žofie", "", "3"));

  @Test
  void theSameRollAsWorkbookAndAsCsvIsTheSame() throws IOException {
    Reading<List<RollFile.Line>> workbook = RollFile.read(book(ROWS, sheet -> {}));
    Reading<List<RollFile.Line>> csv = RollFile.read(csv(ROWS));
    assertThat(workbook).isEqualTo(csv);
    assertThat(workbook.get())
        .containsExactly(
            new RollFile.Line("007", "Prado; \"Ana\", A.", "ana@example.org", 1, A),
            new RollFile.Line("v2", "Žofie", "", 3, B));
  }

  @Test
  void theSameMistakesInWorkbookAndCsvAreNamedTheSame() throws IOException {
    List<List<String>> rows =
        List.of(
            List.of("id", "weight", "code"),
            List.of("", "x", "short"),
            List.of("v2", "0", A),
            List.of("v2", "1", A));
    List<Problem> problems = RollFile.read(book(rows, sheet -> {})).problems();
    assertThat(problems).isEqualTo(RollFile.read(csv(rows)).problems());
    assertThat(problems)
        .extracting(Problem::toString)
        .contains(
            "row 2, id: is empty",
            "row 2, code: is shorter than 12 characters and could be guessed",
            "row 3, weight: found \"0\"; is not a whole number from 1 to 1000000",
            "row 4, id: found \"v2\"; stands on the roll twice",
            "row 4, code: is the same as in row 3");
  }

  @Test
  void numbersAreReadAsTheyAreShown() throws IOException {
    byte[] file =
        book(
            ROWS,
            sheet -> {
              sheet.value(1, 1, 7);
              sheet.style(1, 1).format("000").set();
              sheet.value(2, 4, 3);
            });
    assertThat(RollFile.read(file)).isEqualTo(RollFile.read(csv(ROWS)));
  }

  @Test
  void aFormulaIsRefusedByItsCell() throws IOException {
    byte[] file = book(ROWS, sheet -> sheet.formula(2, 0, "UPPER(\"jjx9k1qqxv5sz\")"));
    assertThat(RollFile.read(file).problems().toString())
        .contains("cell A3: is a formula; copy the cells and paste them as values")
        .doesNotContain("jjx9k");
  }

  @Test
  void whatTheSpreadsheetTookForADateIsRefusedByItsCell() throws IOException {
    Consumer<Worksheet> date =
        sheet -> {
          sheet.value(1, 1, LocalDate.of(2026, 3, 1));
          sheet.style(1, 1).format("yyyy-mm-dd").set();
        };
    assertThat(RollFile.read(book(ROWS, date)).problems().toString())
        .contains("cell B2")
        .contains("has made a date of this");
  }

  @Test
  void aFaultyCodeIsNamedByItsCellAndNeverTold() throws IOException {
    Consumer<Worksheet> date =
        sheet -> {
          sheet.value(1, 0, 46_082);
          sheet.style(1, 0).format("yyyy-mm-dd").set();
        };
    assertThat(RollFile.read(book(ROWS, date)).problems().toString())
        .contains("cell A2: the spreadsheet has made a date of this")
        .doesNotContain("46082");
  }

  @Test
  void aBombIsNotUnpacked() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      zip.write(new byte[80 << 20]);
      zip.closeEntry();
    }
    assertThat(bytes.size()).isLessThan(200_000);
    assertThat(RollFile.read(bytes.toByteArray()).problems())
        .singleElement()
        .asString()
        .contains("unpacks to more than 96 MB");
  }

  @Test
  void moreVotersThanATownHasAreRefused() {
    StringBuilder csv = new StringBuilder("id,code\n");
    IntStream.range(0, 250_002).forEach(i -> csv.append(i).append(",AAAABBBBCCCC\n"));
    assertThat(RollFile.read(csv.toString().getBytes(UTF_8)).problems())
        .singleElement()
        .asString()
        .contains("250000 rows");
  }

  @Test
  void moreThanATownHasAreRefusedInPartsAsWell() {
    List<byte[]> parts =
        IntStream.range(0, 3)
            .mapToObj(part -> {
              StringBuilder csv = new StringBuilder("id,code\n");
              IntStream.range(0, 130_000)
                  .forEach(i ->
                      csv.append(part * 130_000 + i)
                          .append(",%016d\n".formatted(part * 130_000 + i)));
              return csv.toString().getBytes(UTF_8);
            })
            .toList();
    assertThat(RollFile.read(parts).problems().toString())
        .contains("the roll: found \"260000 rows\"; may have 250000");
  }

  @Test
  void anOldOrLockedWorkbookIsRefusedWithAdvice() {
    byte[] old = new byte[600];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, old, 0, 4);
    assertThat(RollFile.read(old).problems().toString()).contains("without a password");
  }

  private static byte[] book(List<List<String>> rows, Consumer<Worksheet> afterwards)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("roll");
      for (int row = 0; row < rows.size(); row++) {
        for (int column = 0; column < rows.get(row).size(); column++) {
          String cell = rows.get(row).get(column);
          if (!cell.isEmpty()) {
            sheet.value(row, column, cell);
          }
        }
      }
      afterwards.accept(sheet);
    }
    return bytes.toByteArray();
  }

  private static byte[] csv(List<List<String>> rows) {
    return CsvTable.write(rows);
  }
}
