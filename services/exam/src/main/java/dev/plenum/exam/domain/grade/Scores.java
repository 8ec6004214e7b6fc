package dev.plenum.exam.domain.grade;

import dev.plenum.exam.domain.sheet.Mark;
import dev.plenum.exam.domain.sheet.Row;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import java.util.ArrayList;
import java.util.List;

/** From marks to a score. */
public final class Scores {
  private Scores() {}

  /** The result of an attempt by the key's marks, what people entered, and its penalty. */
  public static ScoreLine of(Paper paper, List<Long> automatic, Row row, int penaltyPercent) {
    List<Long> marks = new ArrayList<>(paper.items().size());
    long sum = 0;
    for (int i = 0; i < paper.items().size(); i++) {
      Item item = paper.items().get(i);
      long mark = effective(automatic, i, row, item.id());
      marks.add(mark);
      sum += mark;
    }
    Mark whole = row.adjustment();
    long adjustment = whole == null ? 0 : whole.hundredths();
    long total = sum + adjustment;
    return new ScoreLine(
        marks, adjustment, total, penaltyPercent, afterPenalty(total, penaltyPercent));
  }

  /** Rounded half up to a hundredth. A total below zero stays: a penalty must not be a gift. */
  public static long afterPenalty(long total, int penaltyPercent) {
    return total <= 0 ? total : Math.floorDiv(total * (100 - penaltyPercent) + 50, 100L);
  }

  private static long effective(List<Long> automatic, int index, Row row, String item) {
    Mark counting = row.cell(item).counting();
    if (counting != null) {
      return counting.hundredths();
    }
    return index < automatic.size() ? automatic.get(index) : 0;
  }
}
