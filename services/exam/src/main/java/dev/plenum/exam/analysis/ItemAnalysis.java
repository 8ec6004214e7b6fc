package dev.plenum.exam.analysis;

import dev.plenum.exam.analysis.ScoreMatrix.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Classical item analysis.
 *
 * <ul>
 *   <li>Facility is the mean of an item as a share of its marks (for items that are right or wrong,
 *       the share of students who have it right): F. M. Lord and M. R. Novick, Statistical Theories
 *       of Mental Test Scores, 1968, chapter 15.
 *   <li>Discrimination is the correlation of the item with the total; for items that are right or
 *       wrong this is the point-biserial. It is also given with the item taken out of the total,
 *       which else correlates with itself: S. Henrysson, "Correction of item–total correlations in
 *       item analysis", Psychometrika 28, 1963.
 *   <li>Upper–lower: difference of facility between the best and the last 27 %, the share that T.
 *       L. Kelley found best, "The selection of upper and lower groups for the validation of test
 *       items", Journal of Educational Psychology 30, 1939.
 *   <li>Alpha = k/(k − 1) · (1 − Σ variances of items / variance of totals): L. J. Cronbach,
 *       "Coefficient alpha and the internal structure of tests", Psychometrika 16, 1951.
 * </ul>
 */
public final class ItemAnalysis {
  /** Kelley's groups. */
  private static final double GROUP = 0.27;

  private static final int BINS = 20;
  private static final double HUNDREDTHS = 100.0;

  private final ScoreMatrix matrix;
  private final long[] totals;
  private final List<Row> upper;
  private final List<Row> lower;

  private ItemAnalysis(ScoreMatrix matrix) {
    this.matrix = matrix;
    this.totals = matrix.rows().stream().mapToLong(Row::total).toArray();
    List<Row> ranked =
        IntStream.range(0, totals.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer row) -> totals[row]).reversed())
            .map(matrix.rows()::get)
            .toList();
    int group = (int) Math.round(ranked.size() * GROUP);
    this.upper = ranked.subList(0, group);
    this.lower = ranked.subList(ranked.size() - group, ranked.size());
  }

  public static PaperFigures of(ScoreMatrix matrix) {
    return new ItemAnalysis(matrix).paper();
  }

  private PaperFigures paper() {
    Moments all = new Moments();
    for (long total : totals) {
      all.add(total / HUNDREDTHS, 0);
    }
    double[] variances = new double[matrix.items().size()];
    Moments[] byItem = new Moments[variances.length];
    for (int item = 0; item < variances.length; item++) {
      byItem[item] = item(item);
      variances[item] = byItem[item].varianceX();
    }
    double sum = IntStream.range(0, variances.length).mapToDouble(i -> variances[i]).sum();
    Double alpha = alpha(variances.length, sum, all.varianceX());
    double deviation = Math.sqrt(all.varianceX());
    List<ItemFigures> items = new ArrayList<>();
    for (int item = 0; item < variances.length; item++) {
      items.add(figures(item, byItem[item], sum - variances[item]));
    }
    return new PaperFigures(
        totals.length,
        max() / HUNDREDTHS,
        all.meanX(),
        median(),
        deviation,
        alpha,
        alpha == null ? null : deviation * Math.sqrt(Math.max(0, 1 - alpha)),
        bins(),
        items);
  }

  /** Marks of an item against totals, over everybody: who was not asked has none of it. */
  private Moments item(int item) {
    Moments moments = new Moments();
    for (int row = 0; row < totals.length; row++) {
      moments.add(matrix.rows().get(row).marks(item) / HUNDREDTHS, totals[row] / HUNDREDTHS);
    }
    return moments;
  }

  static @Nullable Double alpha(int items, double variances, double ofTotals) {
    return items < 2 || ofTotals <= 0 ? null : items / (items - 1.0) * (1 - variances / ofTotals);
  }

  private ItemFigures figures(int item, Moments moments, double otherVariances) {
    Moments asked = new Moments();
    Moments rest = new Moments();
    Moments without = new Moments();
    for (int row = 0; row < totals.length; row++) {
      Row student = matrix.rows().get(row);
      double marks = student.marks(item) / HUNDREDTHS;
      double others = totals[row] / HUNDREDTHS - marks;
      without.add(others, 0);
      if (student.asked(item)) {
        asked.add(marks, totals[row] / HUNDREDTHS);
        rest.add(marks, others);
      }
    }
    ScoreMatrix.Column column = matrix.items().get(item);
    double max = Math.max(1, column.max()) / HUNDREDTHS;
    return new ItemFigures(
        column.id(),
        (int) asked.count(),
        asked.meanX() / max,
        asked.count() == moments.count() ? moments.correlation() : asked.correlation(),
        rest.correlation(),
        upperLower(item, max),
        alpha(matrix.items().size() - 1, otherVariances, without.varianceX()),
        choices(item, column));
  }

  private @Nullable Double upperLower(int item, double max) {
    Double best = facility(upper, item, max);
    Double last = facility(lower, item, max);
    return best == null || last == null ? null : best - last;
  }

  private static @Nullable Double facility(List<Row> rows, int item, double max) {
    Moments asked = new Moments();
    rows.stream()
        .filter(row -> row.asked(item))
        .forEach(row -> asked.add(row.marks(item) / HUNDREDTHS, 0));
    return asked.count() == 0 ? null : asked.meanX() / max;
  }

  private List<ItemFigures.ChoiceFigures> choices(int item, ScoreMatrix.Column column) {
    List<ItemFigures.ChoiceFigures> figures = new ArrayList<>();
    for (String choice : column.choices()) {
      figures.add(
          new ItemFigures.ChoiceFigures(
              choice,
              column.right().contains(choice),
              taken(matrix.rows(), item, choice),
              taken(upper, item, choice),
              taken(lower, item, choice)));
    }
    if (!column.choices().isEmpty()) {
      figures.add(
          new ItemFigures.ChoiceFigures(
              "", false, blank(matrix.rows(), item), blank(upper, item), blank(lower, item)));
    }
    return figures;
  }

  private static int taken(List<Row> rows, int item, String choice) {
    return (int) rows.stream().filter(row -> row.chosen(item).contains(choice)).count();
  }

  private static int blank(List<Row> rows, int item) {
    return (int) rows.stream().filter(row -> row.asked(item) && row.chosen(item).isEmpty()).count();
  }

  /** The most that anybody could get; with pools, papers differ. */
  private long max() {
    long most = 0;
    for (Row row : matrix.rows()) {
      long max = 0;
      for (int item = 0; item < matrix.items().size(); item++) {
        max += row.asked(item) ? matrix.items().get(item).max() : 0;
      }
      most = Math.max(most, max);
    }
    return most;
  }

  private double median() {
    long[] sorted = totals.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return 0;
    }
    double middle = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
    return middle / HUNDREDTHS;
  }

  /** Totals below zero count as nothing, those above the most as the most. */
  private List<Integer> bins() {
    int[] bins = new int[BINS];
    long max = Math.max(1, max());
    for (long total : totals) {
      long bin = Math.floorDiv(total * BINS, max);
      bins[Math.clamp(bin, 0, BINS - 1)]++;
    }
    return IntStream.of(bins).boxed().toList();
  }
}
