package dev.plenum.exam.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paper, judged by its answers. Marks are in marks, not hundredths.
 *
 * @param deviation standard deviation of the totals, of a sample
 * @param alpha Cronbach's alpha; null where the totals do not vary or there is one item
 * @param errorOfMeasurement how far a total may be off by chance: deviation · √(1 − alpha)
 * @param bins how many students' totals lie in each twentieth of the most marks
 */
public record PaperFigures(
    int students,
    double max,
    double mean,
    double median,
    double deviation,
    @Nullable Double alpha,
    @Nullable Double errorOfMeasurement,
    List<Integer> bins,
    List<ItemFigures> items) {
  public PaperFigures {
    bins = List.copyOf(bins);
    items = List.copyOf(items);
  }
}
