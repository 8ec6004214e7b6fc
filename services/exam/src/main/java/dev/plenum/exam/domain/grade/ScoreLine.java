package dev.plenum.exam.domain.grade;

import java.util.List;

/**
 * A student's result in hundredths of a mark.
 *
 * @param marks one an item, in the order of the paper
 * @param adjustment on top of them
 * @param total of both
 * @param penaltyPercent of the strikes that stand
 * @param score what remains of the total
 */
public record ScoreLine(
    List<Long> marks, long adjustment, long total, int penaltyPercent, long score) {
  public ScoreLine {
    marks = List.copyOf(marks);
  }
}
