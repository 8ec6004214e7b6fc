package dev.plenum.election.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RollFileTest {
  private static final String A = "7M6ET-ZWF05-7J6W0-ZMDSG-PPR4N5";
  private static final String B = "JJX9K-1QQXV-5SZ7V-ZSGTY-1E836V";

  @Test
  void whatSpreadsheetsWriteIsRead() {
    String text =
        "\uFEFFID;Name;E-Mail;Weight;Code\r\n".replace("E-Mail", "email")
            + "v1;\"Prado; Ana \"\"A.\"\"\";ana@example.org;;"
            + A
            + "\r\n"
            + "v2;Žofie;;3;"
            + B
            + "\r\n\r\n";
    Reading<List<RollFile.Line>> reading = read(text);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.get())
        .containsExactly(
            new RollFile.Line("v1", "Prado; Ana \"A.\"", "ana@example.org", 1, A),
            new RollFile.Line("v2", "Žofie", "", 3, B));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,name,email,weight\\nv1,A,a,1 | header: found \"id, name, email, weight\"; the column code is missing",
        "id,code,colour\\nv1,$A,red | header: found \"colour\"; is not a column",
        "id,code\\n | row 2: there is nobody",
        "id,code\\n,$A | row 2, id: is empty",
        "id,code\\nv1,$A\\nv1,$B | row 3, id: found \"v1\"; stands on the roll twice",
        "id,code\\nv1,$A\\nv2,$A | row 3, code: is the same as in row 2",
        "id,code\\nv1,$A\\nv2, | row 3, code: is empty",
        "id,code\\nv1,abc | row 2, code: is shorter",
        "id,weight,code\\nv1,0,$A | row 2, weight: found \"0\"; is not a whole number",
        "id,weight,code\\nv1,1.5,$A | row 2, weight: found \"1.5\"",
        "id,weight,code\\nv1,1 | row 2: found \"2 cells under 3 columns\"",
        "v1,$A\\nv2,$B | row 1: must name the columns",
        "id,code,ID\\nv1,$A,v1 | header: found \"id\"; is there twice",
        "id,code\\nv1,\"unclosed | cannot be read as CSV",
      })
  void everyProblemIsNamedByItsPlaceAndNothingIsTaken(String text, String problem) {
    Reading<List<RollFile.Line>> reading =
        read(text.replace("\\n", "\n").replace("$A", A).replace("$B", B));
    assertThat(reading.value()).isNull();
    assertThat(reading.problems()).extracting(Problem::toString).anyMatch(p -> p.contains(problem));
  }

  @Test
  void aFileWithoutAHeaderIsRefusedWithoutTellingACode() {
    assertThat(read("v1," + A + "\nv2," + B + "\n").problems().toString()).doesNotContain(A);
  }

  @Test
  void codesThatPeopleMadeThemselvesAreTakenAndRemarkedOn() {
    Reading<List<RollFile.Line>> reading = read("id,code\nv1,AAAABBBBCCCC\nv2," + B + "\n");
    assertThat(reading.good()).isTrue();
    assertThat(reading.notes().toString()).contains("1 codes have fewer than 26 characters");
    assertThat(read("id,code\nv2," + B + "\n").notes()).isEmpty();
  }

  @Test
  void theLargeExamplesRollIsRead() throws IOException {
    byte[] file = Files.readAllBytes(Path.of("../../examples/large-roll.csv"));
    Reading<List<RollFile.Line>> reading = RollFile.read(file);
    assertThat(reading.get()).hasSize(5_000);
    assertThat(reading.notes()).isEmpty();
  }

  @Test
  void aPartWithoutAHeaderHasTheColumnsOfTheOneBefore() {
    byte[] first = ("code,id\n" + A + ",v1\n").getBytes(StandardCharsets.UTF_8);
    byte[] second = (B + ",v2\n").getBytes(StandardCharsets.UTF_8);
    byte[] withHeader = ("id,code\nv2," + B + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(RollFile.read(List.of(first, second)).get())
        .isEqualTo(RollFile.read(List.of(first, withHeader)).get())
        .extracting(RollFile.Line::id)
        .containsExactly("v1", "v2");
  }

  @Test
  void problemsOfPartsAreNamedByTheirPart() {
    byte[] first = ("id,code\nv1," + A + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] second = ("v1," + A + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(RollFile.read(List.of(first, second)).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "part 2, row 1, id: found \"v1\"; stands on the roll twice",
            "part 2, row 1, code: is the same as in part 1, row 2");
  }

  @Test
  void aPackedPartThatNeverEndsOrBreaksOffIsRefused() throws IOException {
    byte[] bomb = packed(new byte[40 << 20]);
    assertThat(RollFile.read(bomb).problems().toString()).contains("unpacks to more than 32 MB");
    byte[] good = packed(("id,code\nv1," + A + "\n").getBytes(StandardCharsets.UTF_8));
    assertThat(RollFile.read(good).get()).hasSize(1);
    byte[] torn = Arrays.copyOf(good, good.length - 9);
    assertThat(RollFile.read(torn).problems().toString()).contains("is not a whole gzip");
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  @Test
  void allProblemsAreNamedAtOnceAndNoCodeAmongThem() {
    Reading<List<RollFile.Line>> reading = read("id,weight,code\n,x," + A + "\nv2,y," + A + "\n");
    assertThat(reading.problems()).hasSize(4);
    assertThat(reading.problems().toString()).doesNotContain(A);
  }

  @Test
  void aFileThatIsNotUtf8IsRefusedWithAdvice() {
    byte[] latin = "id,code\nJürgen,x".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(RollFile.read(latin).problems().toString()).contains("CSV UTF-8");
  }

  @Test
  void aCodeIsFoundHoweverItIsTyped() {
    AccessList list =
        AccessList.of(
            List.of(new RollFile.Line("v1", "Ana", "", 1, A)), new Pseudonyms(new byte[32], "e"));
    Pseudonyms pseudonyms = new Pseudonyms(new byte[32], "e");
    assertThat(list.byCode(pseudonyms.code("7m6et zwfo5 7j6wo zmdsg ppr4n5"))).isNotNull();
    assertThat(list.byCode(pseudonyms.code("7m6et"))).isNull();
    assertThat(list.voters().getFirst().pseudonym()).hasSize(32).doesNotContain("v1");
  }

  private static Reading<List<RollFile.Line>> read(String text) {
    return RollFile.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
