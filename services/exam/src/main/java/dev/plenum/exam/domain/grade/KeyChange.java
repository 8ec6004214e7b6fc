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

  /** Marks of the item in hundredths. */
  public record Difference(long before, long after) {}

  KeyChange with(String student, Difference difference) {
    return new KeyChange(version, item, reason, by, at, seq, differences.put(student, difference));
  }
}
