package dev.plenum.exam.domain.grade;

import io.vavr.collection.HashMap;
import java.time.Instant;

/**
 * A key that was replaced, and what that changed for whom.
 *
 * @param version of the key from then on
 * @param differences by student; only where there is one
 */
public record KeyChange(
    int version,
    String item,
    String reason,
    String by,
    Instant at,
    long seq,
    HashMap<String, Difference> differences) {

  /**
   * Hundredths: what the key gave for the item, and the student's score with everything else that
   * counted when the attempt was graded again. Where several keys were replaced before that, each
   * names the same scores.
   */
  public record Difference(long before, long after, long scoreBefore, long scoreAfter) {}

  KeyChange with(String student, Difference difference) {
    return new KeyChange(version, item, reason, by, at, seq, differences.put(student, difference));
  }
}
