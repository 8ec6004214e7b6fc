package dev.plenum.exam.domain;

import dev.plenum.exam.domain.sheet.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people ask of the marksheet. Who asks is the actor of the command's stamp. */
public sealed interface SheetCommand extends ExamCommand {

  /** Most rows that one command enters. */
  int CHUNK = 1000;

  /** Gets in line. */
  record RequestSheet() implements SheetCommand {}

  /** Leaves the line. */
  record LeaveSheetLine() implements SheetCommand {}

  /** The lock service gave the sheet to somebody. */
  record GrantSheet(Token token, String holder) implements SheetCommand {}

  record RenewSheet(Token token) implements SheetCommand {}

  record ReleaseSheet(Token token) implements SheetCommand {}

  /** Takes the sheet from whoever holds it. */
  record BreakSheet(String reason) implements SheetCommand {}

  /** The holder has been silent too long; for the clock. */
  record ExpireSheet(Token token) implements SheetCommand {}

  /**
   * Marks for the sheet, all or none of them.
   *
   * @param basedOn version of the sheet that the writer saw
   */
  record EnterMarks(Token token, int basedOn, List<MarkRow> rows) implements SheetCommand {
    public EnterMarks {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A part of a file of marks. It counts for nothing before {@link EnterStaged}.
   *
   * @param file names the file
   * @param part from 0; part 0 begins anew
   */
  record StageMarks(Token token, String file, int part, List<MarkRow> rows)
      implements SheetCommand {
    public StageMarks {
      rows = List.copyOf(rows);
    }
  }

  /**
   * All parts of a file, or none of them.
   *
   * @param basedOn version of the sheet that the writer saw
   * @param rows in all parts
   */
  record EnterStaged(Token token, int basedOn, String file, int parts, int rows)
      implements SheetCommand {}

  /**
   * One entry.
   *
   * @param item null for an adjustment of the student's total
   * @param hundredths of a mark
   */
  record MarkRow(
      String student, @Nullable String item, long hundredths, @Nullable String comment) {}
}
