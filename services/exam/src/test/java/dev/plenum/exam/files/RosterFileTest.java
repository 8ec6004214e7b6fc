package dev.plenum.exam.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.roster.ExtraTime;
import dev.plenum.exam.domain.roster.Role;
import dev.plenum.exam.domain.roster.RosterLine;
import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class RosterFileTest {
  private static Reading<List<RosterFile.Line>> read(String csv) {
    return RosterFile.read(csv.getBytes(UTF_8));
  }

  @Test
  void readsAnyOrderOfColumnsAndSpreadsheetHabits() {
    Reading<List<RosterFile.Line>> reading =
        read(
            """
            \uFEFFAccess Code;Roll Number;Full name;Extra time;Role;E-mail
            AAAA-BBBB-CCCC;007;"Bond, James";10 min;;a@x

            DDDD-EEEE-FFFF;12;Ann;1,25x;student;
            GGGG-HHHH-JJJJ;13;Eve;25%;;
            KKKK-MMMM-NNNN;t1;Ms Smith;;Teacher;
            """
                .replace("\n", "\r\n"));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.notes()).containsExactly("the column \"E-mail\" is not used");
    List<RosterFile.Line> lines = reading.get();
    assertThat(lines.getFirst())
        .isEqualTo(
            new RosterFile.Line(
                "007", "Bond, James", "AAAA-BBBB-CCCC", Role.STUDENT, ExtraTime.minutes(10)));
    assertThat(lines.get(1).extra()).isEqualTo(ExtraTime.factor(1250));
    assertThat(lines.get(2).extra()).isEqualTo(ExtraTime.factor(1250));
    assertThat(lines.get(3).role()).isEqualTo(Role.TEACHER);
  }

  @Test
  void keepsTheZerosThatAWorkbookOnlyShows() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("roster");
      List<String> header = List.of("Roll no.", "First name", "Last name", "Code");
      for (int i = 0; i < header.size(); i++) {
        sheet.value(0, i, header.get(i));
      }
      sheet.value(1, 0, 42);
      sheet.style(1, 0).format("000000").set();
      sheet.value(1, 1, "Ann");
      sheet.value(1, 2, "Bee");
      sheet.value(1, 3, "AAAABBBBCCCC");
      sheet.value(2, 0, 20_261_234_567L);
      sheet.value(2, 3, 123_456_789_012L);
    }
    List<RosterFile.Line> lines = RosterFile.read(bytes.toByteArray()).get();
    assertThat(lines.getFirst().roll()).isEqualTo("000042");
    assertThat(lines.getFirst().name()).isEqualTo("Ann Bee");
    assertThat(lines.get(1).roll()).isEqualTo("20261234567");
  }

  @Test
  void aCodeThatBecameADateIsNamedByItsCellAndNeverTold() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("roster");
      sheet.value(0, 0, "roll");
      sheet.value(0, 1, "code");
      sheet.value(1, 0, "7");
      sheet.value(1, 1, 46_082);
      sheet.style(1, 1).format("yyyy-mm-dd").set();
    }
    assertThat(RosterFile.read(bytes.toByteArray()).problems().toString())
        .contains("cell B2: the spreadsheet has made a date of this")
        .doesNotContain("46082");
  }

  @Test
  void namesEveryProblemAndNoCode() {
    Reading<List<RosterFile.Line>> reading =
        read(
            """
            roll,name,code,extra,role
            ,Ann,AAAABBBBCCCC,,
            2,Bob,short,,
            2,Cid,AAAA-BBBB-CCCC,10,
            1.23457E+11,Dan,,0.5x,king
            """);
    assertThat(reading.value()).isNull();
    assertThat(reading.problems().stream().map(Problem::toString))
        .containsExactly(
            "row 2, roll: is empty",
            "row 3, code: is shorter than 12 characters and could be guessed",
            "row 4, roll: found \"2\"; stands on the roster twice",
            "row 4, code: is the same as in row 2",
            "row 4, extra: found \"10\"; is minutes such as 10m, or a factor from 1x to 10x such"
                + " as 1.25x, or 25%",
            "row 5, roll: found \"1.23457E+11\"; a spreadsheet has rounded this number; format the"
                + " column as text and write it again",
            "row 5, code: is empty; everybody needs a login code",
            "row 5, role: found \"king\"; is student, teacher, proctor or admin",
            "row 5, extra: found \"0.5x\"; is minutes such as 10m, or a factor from 1x to 10x such"
                + " as 1.25x, or 25%");
    assertThat(reading.toString()).doesNotContain("AAAABBBB").doesNotContain("short,");
  }

  @Test
  void needsItsColumnsAndAStudent() {
    assertThat(read("name,code\nAnn,AAAABBBBCCCC\n").problems().getFirst().toString())
        .isEqualTo("header: found \"name, code\"; the column roll is missing");
    assertThat(read("roll,code,role\n1,AAAABBBBCCCC,teacher\n").problems().getFirst().rule())
        .isEqualTo("there is no student on the roster");
  }

  @Test
  void takesFiveAndFiveThousandAlike() {
    StringBuilder csv = new StringBuilder("roll,name,code\n");
    IntStream.rangeClosed(1, 5_000)
        .forEach(i ->
            csv.append(i)
                .append(",Student ")
                .append(i)
                .append(",CODE")
                .append(String.format(java.util.Locale.ROOT, "%010d", i))
                .append('\n'));
    AccessList list =
        AccessList.of(read(csv.toString()).get(), new Pseudonyms(new byte[32], "exam"));
    assertThat(list.people()).hasSize(5_000);
    assertThat(list.chunks()).hasSize(5);
    assertThat(list.people().get(9).roll()).isEqualTo("10");
    assertThat(list.chunks().getFirst().stream().map(RosterLine::pseudonym)).isSorted();
  }

  @Test
  void findsPeopleByCodeHoweverItIsTyped() {
    Pseudonyms pseudonyms = new Pseudonyms(new byte[] {1, 2, 3}, "exam");
    AccessList list =
        AccessList.of(read("roll,code\n10,AAAA-B0L1-CCCC\n9,DDDDDDDDDDDD\n").get(), pseudonyms);
    Person found = list.byCode(pseudonyms.code("aaaa boi1 cccc"));
    assertThat(found).isNotNull();
    assertThat(found.roll()).isEqualTo("10");
    assertThat(found.rollOrder()).isEqualTo(1);
    assertThat(list.byRoll("9")).isEqualTo(list.people().getFirst());
    assertThat(list.byPseudonym(found.pseudonym())).isEqualTo(found);
    assertThat(found.pseudonym()).doesNotContain("10").hasSize(32);
  }

  @Test
  void anotherOrderOfRowsIsTheSameRosterAndOtherTimeAnother() {
    Pseudonyms pseudonyms = new Pseudonyms(new byte[32], "exam");
    String one =
        AccessList.of(read("roll,code\n1,AAAAAAAAAAAA\n2,BBBBBBBBBBBB\n").get(), pseudonyms)
            .digest();
    String turned =
        AccessList.of(read("code,roll\nCCCCCCCCCCCC,2\nDDDDDDDDDDDD,1\n").get(), pseudonyms)
            .digest();
    String longer =
        AccessList.of(
                read("roll,code,extra\n1,AAAAAAAAAAAA,5m\n2,BBBBBBBBBBBB,\n").get(), pseudonyms)
            .digest();
    assertThat(turned).isEqualTo(one);
    assertThat(longer).isNotEqualTo(one);
  }

  @Test
  void ordersRollNumbersAsPeopleDo() {
    List<String> rolls = List.of("1", "2", "10", "A2", "A10", "A10b", "B1");
    assertThat(rolls.reversed().stream().sorted(RollOrder.NATURAL))
        .containsExactlyElementsOf(rolls);
    assertThat(RollOrder.NATURAL.compare("007", "7")).isNotZero();
    assertThat(RollOrder.NATURAL.compare("007", "8")).isNegative();
  }
}
