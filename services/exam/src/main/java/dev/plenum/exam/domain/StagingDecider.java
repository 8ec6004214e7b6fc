package dev.plenum.exam.domain;

import dev.plenum.exam.domain.ExamMachine.Asked;
import dev.plenum.exam.domain.SheetCommand.EnterStaged;
import dev.plenum.exam.domain.SheetCommand.MarkRow;
import dev.plenum.exam.domain.SheetCommand.StageMarks;
import dev.plenum.exam.domain.SheetEvent.MarksStaged;
import dev.plenum.exam.domain.SheetEvent.StagedMarksEntered;
import dev.plenum.exam.domain.sheet.Staged;
import dev.plenum.kernel.machine.Decision;
import java.util.List;

/** Files of marks that are larger than an entry: parts first, then all of them or none. */
final class StagingDecider {
  private static final int LONGEST_NAME = 100;

  private StagingDecider() {}

  static Decision<ExamEvent> stage(Exam exam, StageMarks stage, Asked asked) {
    if (SheetDecider.holds(exam, stage.token(), asked) != null) {
      return Reason.StaleToken.refuse();
    }
    int size = stage.rows().size();
    boolean named = !stage.file().isBlank() && stage.file().length() <= LONGEST_NAME;
    if (size < 1 || size > SheetCommand.CHUNK || !named) {
      return Reason.RowsInvalid.refuse(Reason.RowsInvalid.sentence(), "rows");
    }
    Staged before = stage.part() == 0 ? null : exam.sheet().staged();
    boolean follows =
        stage.part() == 0
            || (before != null && same(before, stage) && before.parts() == stage.part());
    if (!follows) {
      return Reason.RowsInvalid.refuse("The parts of a file come one after the other.", "part");
    }
    return before != null && before.lines().size() + size > Staged.MOST
        ? Reason.RowsInvalid.refuse("A file has at most " + Staged.MOST + " marks.", "rows")
        : Decision.accepted(
            new MarksStaged(stage.token(), stage.file(), stage.part(), stage.rows(), asked.at()));
  }

  private static boolean same(Staged staged, StageMarks stage) {
    return staged.token().equals(stage.token()) && staged.file().equals(stage.file());
  }

  static Decision<ExamEvent> enter(Exam exam, EnterStaged enter, Asked asked) {
    Staged staged = exam.sheet().staged();
    if (staged == null
        || !staged.token().equals(enter.token())
        || !staged.file().equals(enter.file())
        || staged.parts() != enter.parts()
        || staged.lines().size() != enter.rows()) {
      // Without the grant nothing stays staged, so this is what a stale token is told first.
      return SheetDecider.holds(exam, enter.token(), asked) == null
          ? Reason.RowsInvalid.refuse("Not all parts of the file have arrived.", "parts")
          : Reason.StaleToken.refuse();
    }
    return EntryDecider.enter(
        exam,
        new EntryDecider.Wanted(enter.token(), enter.basedOn(), rows(staged)),
        asked,
        new StagedMarksEntered(enter.token(), enter.file(), enter.rows(), asked.at()));
  }

  static List<MarkRow> rows(Staged staged) {
    return staged
        .lines()
        .map(line -> new MarkRow(line.student(), line.item(), line.hundredths(), line.comment()))
        .toJavaList();
  }
}
