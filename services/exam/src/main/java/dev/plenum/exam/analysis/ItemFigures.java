package dev.plenum.exam.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item, judged by its answers.
 *
 * @param asked how many students had the item in their paper
 * @param facility mean marks as a share of the most, 0 (nobody) to 1 (everybody)
 * @param discrimination correlation of the item with the total; null where either does not vary
 * @param corrected correlation of the item with the rest of the total
 * @param upperLower share of marks in the best 27 % less that in the last 27 %
 * @param alphaWithout Cronbach's alpha of the paper without this item
 */
public record ItemFigures(
    String id,
    int asked,
    double facility,
    @Nullable Double discrimination,
    @Nullable Double corrected,
    @Nullable Double upperLower,
    @Nullable Double alphaWithout,
    List<ChoiceFigures> choices) {
  public ItemFigures {
    choices = List.copyOf(choices);
  }

  /**
   * How a choice attracts.
   *
   * @param id empty for those who took none
   * @param upper how many of the best 27 % took it
   * @param lower how many of the last 27 % took it
   */
  public record ChoiceFigures(String id, boolean right, int count, int upper, int lower) {}
}
