package dev.plenum.exam.files;

import dev.plenum.kernel.intake.table.Bounds;
import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Problems;
import dev.plenum.kernel.intake.table.Reading;
import dev.plenum.kernel.intake.table.Table;
import dev.plenum.kernel.intake.table.Tables;
import dev.plenum.kernel.intake.table.Unreadable;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A sheet of an exam, for readers that bring rules of their own. */
public final class Sheets {
  private static final Set<String> ROLL =
      Set.of(
          "roll",
          "roll no",
          "roll number",
          "rollno",
          "rollnumber",
          "id",
          "id number",
          "student id",
          "student number",
          "student no",
          "matriculation number",
          "matrikelnummer",
          "registration");

  private Sheets() {}

  /**
   * Reads a sheet.
   *
   * @param known whether a cell is the name of a column, by which the header is found
   */
  public static Reading<Table> read(byte[] file, Predicate<String> known) {
    Problems problems = new Problems();
    try {
      return Reading.of(Tables.read(file, known, Bounds.USUAL, problems), problems);
    } catch (Unreadable e) {
      Problem problem = e.problem();
      problems.add(problem.where(), problem.found(), problem.rule());
      return Reading.failed(problems);
    }
  }

  /** Whether a column holds what a student is called by on the roll. */
  public static boolean isRoll(String header) {
    return ROLL.contains(Table.plain(header));
  }

  /** A number with a point or a comma; null where it is none. */
  public static @Nullable BigDecimal number(String written) {
    return WrittenNumbers.parse(written);
  }
}
