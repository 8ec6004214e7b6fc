package dev.plenum.exam.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plenum.exam.analysis.ScoreMatrix.Column;
import dev.plenum.exam.analysis.ScoreMatrix.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ItemAnalysisTest {
  private static final Offset<Double> EXACT = within(1e-9);

  /** How many of 1,000 people gave each of the 32 patterns of LSAT section 6, 00000 to 11111. */
  private static final int[] LSAT6 = {
    3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21,
    173, 11, 61, 28, 298
  };

  private static Column item(String id) {
    return new Column(id, 100, List.of(), List.of());
  }

  private static Row row(long... marks) {
    long[] hundredths = marks.clone();
    for (int i = 0; i < marks.length; i++) {
      hundredths[i] = marks[i] * 100;
    }
    return new Row(hundredths, List.of());
  }

  private static ScoreMatrix lsat6() {
    List<Row> rows = new ArrayList<>();
    for (int pattern = 0; pattern < LSAT6.length; pattern++) {
      long[] marks = new long[5];
      for (int item = 0; item < 5; item++) {
        marks[item] = pattern >> (4 - item) & 1;
      }
      for (int i = 0; i < LSAT6[pattern]; i++) {
        rows.add(row(marks));
      }
    }
    return new ScoreMatrix(
        IntStream.rangeClosed(1, 5).mapToObj(number -> item("i" + number)).toList(), rows);
  }

  @Test
  void givesThePublishedNumbersOfLsat6() {
    PaperFigures figures = ItemAnalysis.of(lsat6());
    assertThat(figures.students()).isEqualTo(1000);
    double[] facility = {0.924, 0.709, 0.553, 0.763, 0.870};
    for (int i = 0; i < facility.length; i++) {
      assertThat(figures.items().get(i).facility()).isCloseTo(facility[i], EXACT);
    }
    assertThat(figures.alpha()).isCloseTo(0.294997, within(5e-7));
    assertThat(figures.mean()).isCloseTo(3.819, EXACT);
    assertThat(figures.median()).isEqualTo(4);
    assertThat(figures.max()).isEqualTo(5);
  }

  @Test
  void theHardestItemOfLsat6TellsPeopleApartBest() {
    PaperFigures figures = ItemAnalysis.of(lsat6());
    // Published point-biserials with the total, e.g. in the R package ltm, descript(LSAT).
    double[] included = {0.3618, 0.5665, 0.6181, 0.5342, 0.4351};
    double[] excluded = {0.1128, 0.1531, 0.1727, 0.1444, 0.1215};
    for (int i = 0; i < 5; i++) {
      ItemFigures item = figures.items().get(i);
      assertThat(item.discrimination()).isCloseTo(included[i], within(1e-3));
      assertThat(item.corrected()).isCloseTo(excluded[i], within(1e-3));
    }
  }

  @Test
  void followsTheFormulasOnASheetThatOneCanReckonByHand() {
    ScoreMatrix matrix =
        new ScoreMatrix(
            List.of(item("a"), item("b"), item("c")),
            List.of(row(1, 1, 1), row(1, 1, 0), row(1, 0, 0), row(0, 0, 0)));
    PaperFigures figures = ItemAnalysis.of(matrix);
    // Variances 1/4, 1/3, 1/4 of items and 5/3 of totals: alpha = 3/2 · (1 − (5/6)/(5/3)).
    assertThat(figures.alpha()).isCloseTo(0.75, EXACT);
    assertThat(figures.deviation()).isCloseTo(Math.sqrt(5 / 3.0), EXACT);
    assertThat(figures.errorOfMeasurement()).isCloseTo(Math.sqrt(5 / 3.0) / 2, EXACT);
    assertThat(figures.items().getFirst().facility()).isEqualTo(0.75);
    // The best and the last 27 % of four are one each.
    assertThat(figures.items().getFirst().upperLower()).isEqualTo(1);
    // Item a is 1 1 1 0, the rest of the total 2 1 0 0: covariance 1/4, variances 1/4 and 11/12.
    assertThat(figures.items().getFirst().corrected())
        .isCloseTo(0.25 / Math.sqrt(0.25 * 11 / 12), EXACT);
  }

  @Test
  void saysNothingWhereNothingCanBeSaid() {
    PaperFigures alike =
        ItemAnalysis.of(
            new ScoreMatrix(List.of(item("a"), item("b")), List.of(row(1, 1), row(1, 1))));
    assertThat(alike.alpha()).isNull();
    assertThat(alike.items().getFirst().discrimination()).isNull();
    assertThat(alike.items().getFirst().facility()).isEqualTo(1);
    PaperFigures nobody = ItemAnalysis.of(new ScoreMatrix(List.of(item("a")), List.of()));
    assertThat(nobody.students()).isZero();
    assertThat(nobody.items().getFirst().upperLower()).isNull();
  }

  @Test
  void countsWhoTookWhichChoiceAndWhoTookNone() {
    Column column = new Column("a", 100, List.of("x", "y"), List.of("x"));
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(new long[] {100}, List.of(List.of("x"))));
    rows.add(new Row(new long[] {100}, List.of(List.of("x"))));
    rows.add(new Row(new long[] {0}, List.of(List.of("y"))));
    rows.add(new Row(new long[] {0}, List.of(List.of())));
    assertThat(ItemAnalysis.of(new ScoreMatrix(List.of(column), rows)).items().getFirst().choices())
        .containsExactly(
            new ItemFigures.ChoiceFigures("x", true, 2, 1, 0),
            new ItemFigures.ChoiceFigures("y", false, 1, 0, 0),
            new ItemFigures.ChoiceFigures("", false, 1, 0, 1));
  }

  @Test
  void leavesOutOfAnItemWhoWasNotAskedIt() {
    List<Row> rows =
        List.of(
            new Row(new long[] {100, Row.NOT_ASKED}, List.of()),
            new Row(new long[] {0, 100}, List.of()),
            new Row(new long[] {0, 0}, List.of()));
    PaperFigures figures = ItemAnalysis.of(new ScoreMatrix(List.of(item("a"), item("b")), rows));
    assertThat(figures.items().get(1).asked()).isEqualTo(2);
    assertThat(figures.items().get(1).facility()).isEqualTo(0.5);
    assertThat(figures.max()).isEqualTo(2);
  }

  @Test
  void everyStudentLiesInOneBin() {
    PaperFigures figures = ItemAnalysis.of(lsat6());
    assertThat(figures.bins()).hasSize(20);
    assertThat(figures.bins().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1000);
    assertThat(figures.bins().getLast()).isEqualTo(298);
    assertThat(figures.bins().getFirst()).isEqualTo(3);
  }

  @Test
  void tellsHowLongTenThousandPapersOfAHundredItemsTake() {
    Random random = new Random(42);
    List<String> choices = List.of("a", "b", "c", "d");
    List<Column> items =
        IntStream.range(0, 100)
            .mapToObj(number -> new Column("q" + number, 100, choices, List.of("a")))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (int student = 0; student < 10_000; student++) {
      long[] marks = new long[100];
      List<List<String>> chosen = new ArrayList<>();
      double ability = random.nextGaussian();
      for (int item = 0; item < marks.length; item++) {
        boolean right = ability + random.nextGaussian() > 0;
        marks[item] = right ? 100 : 0;
        chosen.add(List.of(right ? "a" : choices.get(1 + random.nextInt(3))));
      }
      rows.add(new Row(marks, chosen));
    }
    long started = System.nanoTime();
    PaperFigures figures = ItemAnalysis.of(new ScoreMatrix(items, rows));
    System.out.printf(
        "10000 papers of 100 items analysed in %d ms, alpha %.3f%n",
        (System.nanoTime() - started) / 1_000_000, figures.alpha());
    assertThat(figures.alpha()).isBetween(0.9, 1.0);
    assertThat(figures.items()).hasSize(100);
  }
}
