package dev.plenum.exam.domain.grade;

import java.util.List;

/**
 * What the key gives an attempt.
 *
 * @param keyVersion of the key that it was graded by
 * @param marks hundredths, one an item in the order of the paper
 */
public record Grade(int keyVersion, List<Long> marks) {
  public Grade {
    marks = List.copyOf(marks);
  }
}
