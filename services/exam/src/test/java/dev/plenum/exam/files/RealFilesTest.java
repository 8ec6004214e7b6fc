package dev.plenum.exam.files;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Pool;
import dev.plenum.exam.paper.Question;
import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** Files in the shape in which teachers and their spreadsheets write them. */
class RealFilesTest {

  static byte[] resource(String name) throws IOException {
    try (InputStream in = RealFilesTest.class.getResourceAsStream("/papers/" + name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static Paper read(String name, byte[] file) {
    Reading<Bundle> reading = PaperFile.read(name, file, Map.of());
    assertThat(reading.problems()).isEmpty();
    return reading.get().paper();
  }

  private static List<String> texts(Question question) {
    return PaperRows.choices(question).stream().map(Choice::text).toList();
  }

  @Test
  void readsATeachersCsvWithSemicolonsCommasBreaksAndNamesOfItsOwn() {
    String csv =
        """
        \uFEFFNr.;Question text;A;B;C;D;Correct Answer;Points;;
        1;"Wie viele Bits?
        Zähle genau; ohne Hilfe";8;16;32;;C;0,5;;
        ;;;;;;;;;
        2;"Er sagte ""nein\""";ja;nein;;;nein;1;;
        3;Welche?;TCP;UDP;IP;;A, B;2;;
        4;Summe?;;;;;2,5;1;;
        """
            .replace("\n", "\r\n");
    Paper paper = read("klausur.csv", csv.getBytes(UTF_8));
    assertThat(paper.items().stream().map(Item::id)).containsExactly("1", "2", "3", "4");
    assertThat(paper.items().get(0).text()).isEqualTo("Wie viele Bits?\nZähle genau; ohne Hilfe");
    assertThat(paper.items().get(0).marks()).isEqualTo(new Marks(50));
    assertThat(paper.items().get(1).text()).isEqualTo("Er sagte \"nein\"");
    assertThat(((Question.SingleChoice) paper.items().get(1).question()).right()).isEqualTo("b");
    assertThat(((Question.MultipleChoice) paper.items().get(2).question()).right())
        .containsExactly("a", "b");
    assertThat(paper.items().get(3).question()).isEqualTo(new Question.Numeric("2.5", "0"));
  }

  @Test
  void readsExcelsUnicodeTextWithTabs() {
    String text = "text\tchoice a\tchoice b\tright\nWhy?\tyes\tno\ta\n";
    byte[] body = text.getBytes(UTF_16LE);
    byte[] file = new byte[body.length + 2];
    file[0] = (byte) 0xFF;
    file[1] = (byte) 0xFE;
    System.arraycopy(body, 0, file, 2, body.length);
    assertThat(read("excel.csv", file).items()).hasSize(1);
    assertThat(read("x.csv", "sep=|\ntext|right\nWhy?|1\n".getBytes(UTF_8)).items()).hasSize(1);
  }

  @Test
  void readsAWorkbookWithNumbersTruthsAndFormulasInItsCells() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Fragen");
      List<String> header =
          List.of(
              "ID", "Question", "Right answer", "Marks", "Choice A", "Choice B", "Pool", "Draw");
      for (int i = 0; i < header.size(); i++) {
        sheet.value(1, i, header.get(i));
      }
      row(sheet, 2, "q1", "1 + 1 = ?", 2, 1.5, null, null, null, null);
      row(sheet, 4, "q2", "Is it true?", true, 1, null, null, "p", 1);
      row(sheet, 5, "q3", "0.1 + 0.2 = ?", "b", 2, 0.30000000000000004, "three", "p", 1);
      sheet.value(6, 1, "How many?");
      sheet.value(6, 2, 100);
      sheet.style(6, 2).format("00000").set();
    }
    Paper paper = read("fragen.xlsx", bytes.toByteArray());
    assertThat(paper.items().get(0).question()).isEqualTo(new Question.Numeric("2", "0"));
    assertThat(paper.items().get(0).marks()).isEqualTo(new Marks(150));
    assertThat(paper.items().get(1).question()).isEqualTo(new Question.TrueFalse(true));
    assertThat(texts(paper.items().get(2).question())).containsExactly("0.3", "three");
    assertThat(paper.items().get(3).question()).isEqualTo(new Question.Numeric("100", "0"));
    assertThat(paper.pools()).containsExactly(new Pool("p", List.of("q2", "q3"), 1));
  }

  private static void row(
      Worksheet sheet, int row, @org.jspecify.annotations.Nullable Object... cells) {
    for (int column = 0; column < cells.length; column++) {
      switch (cells[column]) {
        case null -> {}
        case Boolean truth -> sheet.value(row, column, truth);
        case Number number -> sheet.value(row, column, number);
        case Object text -> sheet.value(row, column, text.toString());
      }
    }
  }

  @Test
  void saysWhereASpreadsheetHasMadeADateOfAnAnswer() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("items");
      sheet.value(0, 0, "text");
      sheet.value(0, 1, "right");
      sheet.value(1, 0, "Which ports, from-to?");
      sheet.value(1, 1, 45_000);
      sheet.style(1, 1).format("dd.mm.yyyy").set();
    }
    Reading<Bundle> reading = PaperFile.read("p.xlsx", bytes.toByteArray(), Map.of());
    assertThat(reading.problems().getFirst().toString())
        .startsWith("cell B2: found \"45000\"; the spreadsheet has made a date of this");
  }

  @Test
  void readsPaperYamlWithAllThatItCanSay() {
    String yaml =
        """
        title: Networks
        items:
          - text: Which layer is TCP?
            choices: [transport, network, {text: link, image: link.png}]
            right: a
            penalty: 0.25
          - id: multi
            text: |
              Which are
              reliable?
            choices:
              - {id: t, text: TCP, right: true}
              - {id: u, text: UDP}
              - {id: s, text: SCTP, right: true}
            scoring: partial
            marks: 2
          - {text: Bits of IPv6?, right: 128}
          - {text: "True?", type: truefalse, right: yes}
          - {text: Which tool?, accepted: [dig, "nslookup*"], caseSensitive: true}
          - {text: Explain., type: essay, maxCharacters: 500, marks: 5,
             images: [{file: net.gif, text: the network}]}
        pools:
          - {id: easy, items: [q1, q3], draw: 1}
        """;
    Reading<Bundle> reading =
        PaperFile.read(
            "paper.yaml",
            yaml.getBytes(UTF_8),
            Map.of("link.png", Papers.PNG, "net.gif", Papers.GIF));
    assertThat(reading.problems()).isEmpty();
    Paper paper = reading.get().paper();
    assertThat(paper.items().stream().map(Item::id))
        .containsExactly("q1", "multi", "q3", "q4", "q5", "q6");
    assertThat(paper.items().get(0).penalty()).isEqualTo(new Marks(25));
    assertThat(paper.items().get(1).text()).isEqualTo("Which are\nreliable?");
    assertThat(paper.items().get(2).question()).isEqualTo(new Question.Numeric("128", "0"));
    assertThat(paper.items().get(3).question()).isEqualTo(new Question.TrueFalse(true));
    assertThat(paper.items().get(4).question())
        .isEqualTo(new Question.ShortText(List.of("dig", "nslookup*"), true));
    assertThat(paper.items().get(5).images().getFirst().text()).isEqualTo("the network");
    assertThat(reading.get().images()).hasSize(2);
    assertThat(paper.pools()).containsExactly(new Pool("easy", List.of("q1", "q3"), 1));
  }

  @Test
  void namesEveryProblemOfAFileByItsPlace() {
    String yaml =
        """
        items:
          - {text: "", right: 1}
          - text: Which?
            choices: [one, one]
            right: z
          - {text: How?, type: poem}
          - {id: "a b", text: Number?, type: numeric, right: "1,234", marks: -1, colour: red}
        pools: [{id: p, items: [q9], draw: 2}]
        """;
    Reading<Bundle> reading = PaperFile.read("paper.yaml", yaml.getBytes(UTF_8), Map.of());
    assertThat(reading.value()).isNull();
    assertThat(reading.problems().stream().map(Problem::toString))
        .containsExactlyInAnyOrder(
            "line 6: found \"colour\"; is no field here; there are accepted, caseSensitive,"
                    .replace("line 6", "line 7")
                + " choices, id, image, images, marks, maxCharacters, penalty, right, scoring,"
                + " text, tolerance, type",
            "line 8, items: found \"q9\"; is no item of the paper",
            "line 2, text: an item asks something: a text or a picture",
            "line 3, choice b: found \"one\"; reads like choice a",
            "line 3, right: found \"z\"; is none of the choices a, b",
            "line 6, type: found \"poem\"; is one of single, multiple, truefalse, numeric, short,"
                + " essay",
            "line 7, id: found \"a b\"; is made of letters, digits, dots, hyphens; at most 64",
            "line 7, right: found \"1,234\"; is one number, such as 3.14; thousands are not"
                + " parted",
            "line 7, marks: found \"-1\"; is a number from 0 to 1000 with two decimals at most",
            "pool p: has no item");
  }

  @Test
  void readsATeachersWorkbookWithATitleAFilterRichTextAndAHiddenSheet() throws IOException {
    Reading<Bundle> reading = PaperFile.read("teacher.xlsx", resource("teacher.xlsx"), Map.of());
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.notes())
        .containsExactly(
            "what stands above row 4 is taken for a title",
            "the column \"Topic\" is not used",
            "the column \"Date\" is not used");
    List<Item> items = reading.get().paper().items();
    assertThat(items.stream().map(Item::id)).containsExactly("1", "2", "3", "4", "5", "6", "7");
    assertThat(items.get(0).text()).isEqualTo("Welche Schicht ist TCP?");
    assertThat(items.get(0).penalty()).isEqualTo(new Marks(25));
    assertThat(((Question.SingleChoice) items.get(0).question()).right()).isEqualTo("b");
    assertThat(((Question.MultipleChoice) items.get(1).question()).right())
        .containsExactly("a", "c");
    assertThat(items.get(2).question()).isEqualTo(new Question.TrueFalse(true));
    assertThat(items.get(3).question()).isEqualTo(new Question.Numeric("0.3", "0"));
    assertThat(((Question.SingleChoice) items.get(4).question()).right()).isEqualTo("b");
    assertThat(items.get(5).question())
        .isEqualTo(new Question.ShortText(List.of("DNS", "Domain Name System"), false));
    assertThat(items.get(6).text()).isEqualTo("Erklären Sie Slow Start. ✎ „Gänsefüßchen“");
  }

  @Test
  void readsASchoolsRosterWithDatesThatNobodyAsksFor() throws IOException {
    Reading<List<RosterFile.Line>> reading = RosterFile.read(resource("roster.xlsx"));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.get().stream().map(RosterFile.Line::roll))
        .containsExactly("00123456", "0099", "777");
    assertThat(reading.get().get(1).name()).isEqualTo("Bora Öz");
    assertThat(reading.get().get(1).extra().permille()).isEqualTo(1250);
  }

  @Test
  void namesTheCellsThatASpreadsheetHasSpoilt() throws IOException {
    Reading<Bundle> reading = PaperFile.read("spoilt.xlsx", resource("spoilt.xlsx"), Map.of());
    assertThat(reading.problems().stream().map(Problem::where))
        .contains("cell B2", "cell B3", "cell B4");
    assertThat(reading.problems().getFirst().rule()).startsWith("is a formula never reckoned");
  }
}
