package dev.plenum.exam.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.analysis.ItemAnalysis;
import dev.plenum.exam.analysis.PaperFigures;
import dev.plenum.exam.analysis.ScoreMatrix;
import dev.plenum.exam.paper.Marks;
import dev.plenum.kernel.hash.Sha256;
import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private static final Instant AT = Instant.parse("2027-01-31T18:00:00Z");

  static Results of(int size) {
    List<Results.Student> students =
        new ArrayList<>(IntStream.range(0, size).mapToObj(ResultsTest::student).toList());
    Collections.shuffle(students, new java.util.Random(7));
    return new Results(
        "midterm",
        "Networks",
        4,
        AT,
        812,
        List.of(
            new Results.Column(
                "q1", "single", "=cmd|' /C calc'!A0", Marks.whole(2), new Marks(-50)),
            new Results.Column("q2", "essay", "Explain.", Marks.whole(5), Marks.ZERO)),
        students);
  }

  private static Results.Student student(int order) {
    Results.StrikeLine strike =
        new Results.StrikeLine(
            1, "focusLost", AT, 50, false, "confirmed", false, 1, 77, "Ms Smith", "seen");
    return new Results.Student(
        order,
        "R" + (100 + order),
        order == 1 ? "=HYPERLINK(\"http://evil\")" : "Student " + order,
        "handedIn",
        Arrays.asList(new Marks(200), order % 2 == 0 ? new Marks(450) : null),
        Marks.ZERO,
        new Marks(order % 2 == 0 ? 650 : 200),
        order == 0 ? 50 : 0,
        new Marks(order == 0 ? 325 : 650),
        Marks.whole(7),
        null,
        order == 0 ? List.of(strike) : List.of(),
        List.of("q1: 2.00, chosen b, right b, answer 812", "q2: 4.50, given by Ms Smith"));
  }

  private static PaperFigures figures() {
    return ItemAnalysis.of(
        new ScoreMatrix(
            List.of(
                new ScoreMatrix.Column("q1", 200, List.of("a", "b"), List.of("b")),
                new ScoreMatrix.Column("q2", 500, List.of(), List.of())),
            List.of(
                new ScoreMatrix.Row(new long[] {200, 450}, List.of(List.of("b"), List.of())),
                new ScoreMatrix.Row(new long[] {0, 300}, List.of(List.of("a"), List.of())))));
  }

  @Test
  void theSameResultsAreTheSameBytesAnywhereAndAtAnyTime() throws InterruptedException {
    byte[] first = ResultsWorkbook.write(of(20), figures());
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      // Workbooks tell seconds, zips two seconds.
      Thread.sleep(2_100);
      assertThat(ResultsWorkbook.write(of(20), figures())).isEqualTo(first);
    } finally {
      TimeZone.setDefault(before);
    }
    assertThat(ResultsWorkbook.write(of(21), figures())).isNotEqualTo(first);
  }

  @Test
  void theWorkbookHoldsResultsItemsStrikesAndReasons() throws IOException {
    byte[] bytes = ResultsWorkbook.write(of(3), figures());
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
      assertThat(workbook.getSheets().map(Sheet::getName))
          .containsExactly("results", "items", "strikes", "explanations", "about");
      List<Row> rows = workbook.getFirstSheet().read();
      assertThat(rows).hasSize(4);
      assertThat(rows.get(1).getCellText(0)).isEqualTo("R100");
      assertThat(rows.get(1).getCellAsNumber(8).orElseThrow()).isEqualByComparingTo("3.25");
      assertThat(rows.get(2).getCell(1).getFormula()).isNull();
      assertThat(rows.get(2).getCellText(1)).isEqualTo("=HYPERLINK(\"http://evil\")");
      Sheet strikes = workbook.findSheet("strikes").orElseThrow();
      assertThat(strikes.read().get(1).getCellText(7)).isEqualTo("confirmed");
      Sheet reasons = workbook.findSheet("explanations").orElseThrow();
      assertThat(reasons.read()).hasSize(7);
      assertThat(reasons.read().get(1).getCellText(3)).contains("answer 812");
    }
  }

  @Test
  void csvDisarmsWhatASpreadsheetWouldEvaluate() {
    String csv = new String(ResultsCsv.write(of(3)), UTF_8);
    assertThat(csv).startsWith("\uFEFF\"roll\",\"name\"").contains("\"'=HYPERLINK(");
    assertThat(csv).contains("\"R100\",\"Student 0\",\"handedIn\",\"2.00\",\"4.50\"");
  }

  @Test
  void partsAreCutByRollOrderDifferByOneAndHoldEverybodyOnce() {
    List<ResultChunk> chunks = ResultChunk.split(of(7), 2);
    assertThat(chunks.stream().map(ResultChunk::students)).containsExactly(3, 4);
    String first = new String(chunks.getFirst().bytes(), UTF_8);
    String second = new String(chunks.getLast().bytes(), UTF_8);
    assertThat(first).contains("R100", "R101", "R102").doesNotContain("R103", "Student");
    assertThat(second).contains("R103", "R106");
    assertThat(chunks.getFirst().sha256()).isEqualTo(Sha256.hex(chunks.getFirst().bytes()));
    assertThat(ResultChunk.split(of(7), 2).getFirst().sha256())
        .isEqualTo(chunks.getFirst().sha256());
    assertThat(ResultChunk.split(of(1), 4).stream().mapToInt(ResultChunk::students).sum())
        .isEqualTo(1);
  }

  @Test
  void whenANodeGoesOnlyItsOwnCopiesMove() {
    List<String> five = List.of("n0", "n1", "n2", "n3", "n4");
    Set<String> used = new HashSet<>();
    for (int chunk = 1; chunk <= 50; chunk++) {
      List<String> before = Placement.of(five, "exam", chunk, 3);
      assertThat(before).hasSize(3).doesNotHaveDuplicates();
      used.addAll(before);
      List<String> after = Placement.of(five.subList(0, 4), "exam", chunk, 3);
      assertThat(after).containsAll(before.stream().filter(node -> !node.equals("n4")).toList());
    }
    assertThat(used).containsExactlyInAnyOrderElementsOf(five);
    assertThat(Placement.of(List.of("b", "a"), "exam", 1, 3)).containsExactly("a", "b");
  }

  @Test
  void metadataSaysWhichCopyIsWholeWhichDiffersAndWhichIsMissing() {
    List<ResultChunk> chunks = ResultChunk.split(of(4), 2);
    ReplicationMetadata metadata =
        ReplicationMetadata.of(
            of(4),
            chunks,
            List.of("n0", "n1", "n2"),
            3,
            (node, chunk) ->
                switch (node) {
                  case "n0" -> chunks.get(chunk - 1).sha256();
                  case "n1" -> "feed";
                  default -> null;
                });
    assertThat(metadata.chunks()).hasSize(2);
    assertThat(metadata.chunks().getFirst().intact()).isEqualTo(1);
    assertThat(metadata.chunks().getFirst().copies().stream().map(ReplicationMetadata.Copy::state))
        .containsExactly(
            ReplicationMetadata.State.INTACT,
            ReplicationMetadata.State.DIFFERS,
            ReplicationMetadata.State.MISSING);
    assertThat(new String(metadata.json(), UTF_8))
        .startsWith("{\"chunks\":[{\"bytes\":")
        .contains("\"publishedAt\":\"2027-01-31T18:00:00Z\"", "\"sha256\":\"feed\"");
  }

  @Test
  void theSheetComesBackWithoutAChangeWhereNothingWasChanged() {
    Results now = of(5);
    assertThat(MarksFile.read(MarksFile.write(now), now).get()).isEmpty();
  }

  @Test
  void takesOnlyTheMarksThatAreNew() {
    String csv = "Roll number;name;q1;Q2;comment\nR100;x;2;3,5;good\nR101;y;;;\nR102;z;0;4.5;\n";
    Reading<List<MarksFile.Entry>> reading = MarksFile.read(csv.getBytes(UTF_8), of(5));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.get())
        .containsExactly(
            new MarksFile.Entry("R100", "q2", new Marks(350), "good"),
            new MarksFile.Entry("R100", null, Marks.ZERO, "good"),
            new MarksFile.Entry("R102", "q1", Marks.ZERO, null));
  }

  @Test
  void takesMarksBelowZeroAsFarAsTheItemTakesThemOff() {
    Reading<List<MarksFile.Entry>> reading =
        MarksFile.read("roll,q1\nR100,-0.5\nR101,-0.25\n".getBytes(UTF_8), of(5));
    assertThat(reading.get())
        .containsExactly(
            new MarksFile.Entry("R100", "q1", new Marks(-50), null),
            new MarksFile.Entry("R101", "q1", new Marks(-25), null));
    assertThat(MarksFile.read("roll,q1\nR100,-0.51\n".getBytes(UTF_8), of(5)).problems())
        .containsExactly(
            new Problem("row 2, q1", "-0.51", "is outside of what the item gives, -0.50 to 2.00"));
  }

  @Test
  void anotherCommentAloneIsAChange() {
    Reading<List<MarksFile.Entry>> reading =
        MarksFile.read("roll,q1,comment\nR100,2,ill\nR101,2,\n".getBytes(UTF_8), of(5));
    assertThat(reading.get()).containsExactly(new MarksFile.Entry("R100", null, Marks.ZERO, "ill"));
  }

  @Test
  void namesEveryMarkThatCannotBe() {
    String csv = "roll,q1,q2\nR100,2.001,9\nR999,1,1\nR101,absent,-1\nR101,1,1\n";
    Reading<List<MarksFile.Entry>> reading = MarksFile.read(csv.getBytes(UTF_8), of(5));
    assertThat(reading.value()).isNull();
    assertThat(reading.problems())
        .containsExactlyInAnyOrder(
            new Problem("row 2, q1", "2.001", "is a number with two decimals at most"),
            new Problem("row 2, q2", "9", "is outside of what the item gives, 0.00 to 5.00"),
            new Problem("row 3, roll", "R999", "is nobody on the roster"),
            new Problem("row 4, q1", "absent", "is a number with two decimals at most"),
            new Problem("row 4, q2", "-1", "is outside of what the item gives, 0.00 to 5.00"),
            new Problem("row 5, roll", "R101", "stands in row 4 already"));
    assertThat(MarksFile.read("roll,q9\n".getBytes(UTF_8), of(1)).problems().getFirst().rule())
        .isEqualTo("is no item of the paper and no column of a marksheet");
  }
}
