package dev.plenum.exam.domain;

import dev.plenum.exam.domain.ExamMachine.Asked;
import dev.plenum.exam.domain.SheetCommand.EnterMarks;
import dev.plenum.exam.domain.SheetCommand.MarkRow;
import dev.plenum.exam.domain.SheetEvent.MarksEntered;
import dev.plenum.exam.domain.sheet.Mark;
import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.machine.Decision;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether marks go into the sheet: all that were sent, or none. */
final class EntryDecider {
  private static final Marks MOST_ADJUSTMENT = Marks.whole(10_000);

  private EntryDecider() {}

  /**
   * Marks that somebody wants in the sheet.
   *
   * @param basedOn version of the sheet that the writer saw
   */
  record Wanted(Token token, int basedOn, List<MarkRow> rows) {}

  static Decision<ExamEvent> enter(Exam exam, EnterMarks enter, Asked asked) {
    int size = enter.rows().size();
    return size < 1 || size > SheetCommand.CHUNK
        ? Reason.RowsInvalid.refuse(Reason.RowsInvalid.sentence(), "rows")
        : enter(
            exam,
            new Wanted(enter.token(), enter.basedOn(), enter.rows()),
            asked,
            new MarksEntered(enter.token(), enter.rows(), asked.at()));
  }

  /** All of it or nothing, whichever way it came. */
  static Decision<ExamEvent> enter(Exam exam, Wanted wanted, Asked asked, SheetEvent entered) {
    Paper paper = exam.papers().paper();
    if (!exam.phase().over() || paper == null) {
      return Reason.NotClosed.refuse();
    }
    if (SheetDecider.holds(exam, wanted.token(), asked) != null) {
      return stale(exam, wanted);
    }
    Decision<ExamEvent> invalid = invalid(exam, paper, wanted.rows());
    if (invalid != null) {
      return invalid;
    }
    List<SheetDifference> moved =
        SheetDifference.of(exam, wanted.rows()).stream()
            .filter(difference -> moved(exam, wanted, difference))
            .toList();
    return moved.isEmpty()
        ? Decision.accepted(entered)
        : Reason.SheetMoved.refuse(
            Reason.SheetMoved.sentence() + " " + moved.size() + " entries differ.", "basedOn");
  }

  /**
   * Tells how what the sheet says differs from what was sent; the rows are for the node to name.
   */
  private static Decision<ExamEvent> stale(Exam exam, Wanted enter) {
    int differences = SheetDifference.of(exam, enter.rows()).size();
    return Reason.StaleToken.refuse(
        Reason.StaleToken.sentence()
            + " "
            + differences
            + " of the "
            + enter.rows().size()
            + " entries differ from what the sheet says now.",
        "token");
  }

  /** Whether somebody else changed the same entry after the writer looked. */
  private static boolean moved(Exam exam, Wanted enter, SheetDifference difference) {
    Mark latest = exam.sheet().row(difference.student()).latest(difference.item());
    return latest != null
        && latest.version() > enter.basedOn()
        && !enter.token().equals(latest.token());
  }

  private static @Nullable Decision<ExamEvent> invalid(Exam exam, Paper paper, List<MarkRow> rows) {
    Set<List<String>> seen = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      MarkRow row = rows.get(i);
      String field = "rows[" + i + "]";
      if (!seen.add(List.of(row.student(), row.item() == null ? "" : row.item()))) {
        return Reason.RowsInvalid.refuse(Reason.RowsInvalid.sentence(), field);
      }
      if (exam.roster().student(row.student()) == null) {
        return Reason.NotOnRoster.refuse("There is no such student.", field + ".roll");
      }
      if (!Check.textOrNull(row.comment())) {
        return Reason.TextInvalid.refuse(Reason.TextInvalid.sentence(), field + ".comment");
      }
      Item item = row.item() == null ? null : paper.item(row.item());
      if (row.item() != null && item == null) {
        return Reason.UnknownItem.refuse(Reason.UnknownItem.sentence(), field + ".item");
      }
      String range = item == null ? adjustment(row) : outOfRange(item, row.hundredths());
      if (range != null) {
        return Reason.MarksOutOfRange.refuse(range, field + ".marks");
      }
    }
    return null;
  }

  private static @Nullable String adjustment(MarkRow row) {
    long most = MOST_ADJUSTMENT.hundredths();
    return row.hundredths() < -most || row.hundredths() > most
        ? "An adjustment is at most 10000 marks."
        : null;
  }

  /** What is wrong with marks for an item; null where nothing is. */
  static @Nullable String outOfRange(Item item, long hundredths) {
    Marks least = Marks.ZERO.minus(item.penalty());
    Marks given = new Marks(hundredths);
    return given.compareTo(least) < 0 || given.compareTo(item.marks()) > 0
        ? "Marks for this item are from " + least.text() + " to " + item.marks().text() + "."
        : null;
  }
}
