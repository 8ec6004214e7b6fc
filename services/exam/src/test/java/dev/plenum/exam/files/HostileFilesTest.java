package dev.plenum.exam.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.intake.table.Bounds;
import dev.plenum.kernel.intake.table.CsvTable;
import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Reading;
import dev.plenum.kernel.intake.table.SafeZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Files that mean harm, or that a machine has spoilt, are refused with a sentence and do no harm.
 */
@Timeout(60)
class HostileFilesTest {

  private static String problem(String name, byte[] file) {
    Reading<Bundle> reading = PaperFile.read(name, file, Map.of());
    assertThat(reading.value()).isNull();
    assertThat(reading.problems()).isNotEmpty();
    return reading.problems().getFirst().toString();
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void readsNoFileOfTheNodeThroughAnEntity() {
    String xml =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE quiz [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n"
            + "<quiz><question type=\"essay\"><questiontext><text>&x;</text></questiontext>"
            + "</question></quiz>";
    assertThat(problem("p.xml", xml.getBytes(UTF_8)))
        .isEqualTo("line 2: found \"<!DOCTYPE\"; a document type is not allowed");
  }

  @Test
  void survivesABillionLaughs() {
    StringBuilder xml = new StringBuilder("<!DOCTYPE quiz [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 12; i++) {
      xml.append("<!ENTITY a").append(i).append(" \"");
      xml.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    xml.append("]><quiz>&a11;</quiz>");
    assertThat(problem("p.xml", xml.toString().getBytes(UTF_8))).contains("document type");
  }

  @Test
  void survivesXmlThatIsNestedWithoutEnd() {
    String xml = "<quiz>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</quiz>";
    assertThat(problem("p.xml", xml.getBytes(UTF_8))).contains("is nested deeper than 60");
  }

  @Test
  void survivesYamlThatMultipliesOrIsNestedWithoutEnd() {
    String laughs = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nitems: [*b]\n";
    assertThat(problem("p.yaml", laughs.getBytes(UTF_8))).contains("line 2").contains("anchors");
    assertThat(problem("p.yaml", "[".repeat(100_000).getBytes(UTF_8))).contains("nested too deep");
  }

  @Test
  void unpacksNoBomb() throws IOException {
    byte[] zeros = new byte[30 << 20];
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("paper.yaml", zeros);
    byte[] bomb = zip(entries);
    assertThat(bomb.length).isLessThan(100_000);
    assertThat(problem("p.zip", bomb)).contains("unpacks to more than");
    assertThat(problem("p.xlsx", bomb)).contains("unpacks to more than");
  }

  @Test
  void countsAllThatComesOutOfAZipAndNotOnlyEachFile() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 5; i++) {
      entries.put("part" + i, new byte[20 << 20]);
    }
    assertThat(problem("p.zip", zip(entries))).contains("unpacks to more than 64 MB");
  }

  @Test
  void refusesAZipOfVeryManyFiles() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 3_000; i++) {
      entries.put("f" + i, new byte[0]);
    }
    assertThat(problem("p.zip", zip(entries))).contains("has more than 2000 files");
  }

  @Test
  void refusesNamesThatLeadOutOfAZip() throws IOException {
    for (String name : List.of("../evil.yaml", "/etc/evil", "a/../../evil", "C:\\evil", "..\\x")) {
      assertThat(problem("p.zip", zip(Map.of(name, new byte[1])))).contains("outside");
    }
  }

  @Test
  void readsNoFileBesideThePaperThatLiesElsewhere() {
    String yaml = "items: [{text: a, type: essay, images: [../secrets/jwt-key]}]";
    assertThat(problem("p.yaml", yaml.getBytes(UTF_8))).contains("a picture is a file beside");
  }

  @Test
  void refusesPicturesThatAreProgramsWhateverTheyAreCalled() {
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(UTF_8);
    String yaml = "items: [{text: a, type: essay, images: [figure.png]}]";
    Reading<Bundle> reading =
        PaperFile.read("p.yaml", yaml.getBytes(UTF_8), Map.of("figure.png", svg));
    assertThat(reading.problems())
        .containsExactly(new Problem("line 1", "", "a picture is PNG, JPEG, GIF or WebP"));
  }

  @Test
  void namesTheLineOfWindows1252() {
    byte[] csv = "text,right\nfein,1\nschön,2\n".getBytes(Charset.forName("windows-1252"));
    assertThat(problem("p.csv", csv))
        .startsWith("line 3: found \"byte F6\"; the file is not UTF-8 (perhaps Windows-1252)");
  }

  @Test
  void refusesATextFileThatIsABinary() {
    assertThat(problem("p.csv", new byte[] {'a', 0, 'b'})).contains("is not text");
    assertThat(problem("p.gift", new byte[0])).contains("there is no item in it");
    assertThat(problem("p.xlsx", new byte[0])).contains("the file is empty");
  }

  @Test
  void refusesOldAndLockedWorkbooks() {
    byte[] old = new byte[600];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, old, 0, 4);
    assertThat(problem("p.xlsx", old)).contains("save it as .xlsx without a password");
  }

  @Test
  void refusesHugeCells() {
    String csv = "text,right\n\"" + "x".repeat(15_000_000) + "\",1\n";
    assertThat(problem("p.csv", csv.getBytes(UTF_8))).contains("32767 characters");
    byte[] huge = new byte[100 << 20];
    java.util.Arrays.fill(huge, (byte) 'x');
    assertThat(problem("p.csv", huge)).contains("may have 16 MB at most");
  }

  @Test
  void refusesCellsFarOutsideOfASheet() throws Exception {
    byte[] book = sheet("<row r=\"1\"><c r=\"ZZZZZZ1\" t=\"str\"><v>text</v></c></row>");
    assertThat(problem("p.xlsx", book)).contains("\"ZZZZZZ1\"; is no place of a cell");
  }

  @Test
  void refusesDigitsThatOnlyTheirFormatRaises() throws Exception {
    String cell =
        """
        <row r="1"><c r="A1" t="inlineStr"><is><r><t>10</t></r><r><rPr><vertAlign val="superscript"/>
        </rPr><t>2</t></r></is></c></row>\
        """;
    assertThat(problem("p.xlsx", sheet(cell))).contains("write ^2 or the character ²");
  }

  @Test
  void refusesAWorkbookWithADocumentType() throws Exception {
    Map<String, byte[]> parts = new LinkedHashMap<>(SafeZip.unpack(sheet(""), Bounds.USUAL));
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><worksheet>&e;</worksheet>"
            .getBytes(StandardCharsets.UTF_16));
    assertThat(problem("p.xlsx", Workbooks.zip(parts))).contains("a document type is not allowed");
  }

  @Test
  void refusesAWorkbookThatPointsToStringsItDoesNotHave() throws Exception {
    byte[] book = sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>999999</v></c></row>");
    assertThat(problem("p.xlsx", book)).isNotEmpty();
  }

  @Test
  void countsTheRowsOfASheetThatIsEmptyAlmostEverywhere() {
    StringBuilder csv = new StringBuilder("text,right\n");
    csv.append("why,1\n".repeat(25_000));
    assertThat(problem("p.csv", csv.toString().getBytes(UTF_8))).contains("20000 rows");
  }

  @Test
  void complainsOfTwoHundredThingsAndThenOfTheNumber() {
    String csv = "text,right,type\n" + "a,1,poem\n".repeat(900);
    Reading<Bundle> reading = PaperFile.read("p.csv", csv.getBytes(UTF_8), Map.of());
    assertThat(reading.problems()).hasSizeLessThanOrEqualTo(201);
    assertThat(reading.problems().getLast().toString()).contains("more problems are not listed");
  }

  @Test
  void writesNoCellThatASpreadsheetWouldEvaluate() {
    for (String evil : List.of("=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "'=1", "''=1")) {
      String cell = CsvTable.cell(evil);
      assertThat(cell).startsWith("\"'");
      String csv = "text,right\n" + cell + ",1\n";
      Reading<Bundle> reading = PaperFile.read("p.csv", csv.getBytes(UTF_8), Map.of());
      assertThat(reading.get().paper().items().getFirst().text()).isEqualTo(evil.strip());
    }
  }

  private static byte[] sheet(String rows) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("items");
      sheet.value(0, 0, "text");
    }
    Map<String, byte[]> parts =
        new LinkedHashMap<>(SafeZip.unpack(bytes.toByteArray(), Bounds.USUAL));
    if (!rows.isEmpty()) {
      parts.put(
          "xl/worksheets/sheet1.xml",
          ("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                  + "<sheetData>"
                  + rows
                  + "</sheetData></worksheet>")
              .getBytes(UTF_8));
    }
    return Workbooks.zip(parts);
  }
}
