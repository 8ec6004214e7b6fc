package dev.plenum.exam.domain.sheet;

import io.vavr.collection.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Marks of a file that is too large for one entry: they count for nothing until all of it is there,
 * and go when the grant goes.
 *
 * @param file names the file, so that two are never mixed
 * @param parts that came so far; they come in order
 */
public record Staged(Token token, String file, int parts, Vector<Line> lines) {
  /** Most lines of a file. */
  public static final int MOST = 200_000;

  /**
   * One mark.
   *
   * @param item null for an adjustment of the student's total
   */
  public record Line(
      String student, @Nullable String item, long hundredths, @Nullable String comment) {}
}
