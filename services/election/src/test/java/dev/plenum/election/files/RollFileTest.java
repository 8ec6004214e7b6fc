package dev.plenum.election.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
    RollFile.Reading reading = read(text);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.lines())
        .containsExactly(
            new RollFile.Line("v1", "Prado; Ana \"A.\"", "ana@example.org", 1, A),
            new RollFile.Line("v2", "Žofie", "", 3, B));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,name,email,weight\\nv1,A,a,1 | row 1, column code: is missing",
        "id,code,colour\\nv1,$A,red | row 1, column colour: is not a column",
        "id,code\\n | row 2, column id: there is nobody",
        "id,code\\n,$A | row 2, column id: is empty",
        "id,code\\nv1,$A\\nv1,$B | row 3, column id: \"v1\" stands on the roll twice",
        "id,code\\nv1,$A\\nv2,$A | row 3, column code: is the same as in row 2",
        "id,code\\nv1,$A\\nv2, | row 3, column code: is empty",
        "id,code\\nv1,abc | row 2, column code: is shorter",
        "id,weight,code\\nv1,0,$A | row 2, column weight: \"0\" is not a whole number",
        "id,weight,code\\nv1,1.5,$A | row 2, column weight: \"1.5\"",
        "id,weight,code\\nv1,1 | row 2, column id: there are 2 cells under 3 columns",
        "id,code\\nv1,\"unclosed | the file cannot be read as CSV",
      })
  void everyProblemIsNamedByItsPlaceAndNothingIsTaken(String text, String problem) {
    RollFile.Reading reading = read(text.replace("\\n", "\n").replace("$A", A).replace("$B", B));
    assertThat(reading.lines()).isEmpty();
    assertThat(reading.problems())
        .extracting(RollProblem::toString)
        .anyMatch(p -> p.contains(problem));
  }

  @Test
  void allProblemsAreNamedAtOnceAndNoCodeAmongThem() {
    RollFile.Reading reading = read("id,weight,code\n,x," + A + "\nv2,y," + A + "\n");
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

  private static RollFile.Reading read(String text) {
    return RollFile.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
