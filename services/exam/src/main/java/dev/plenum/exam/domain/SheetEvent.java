package dev.plenum.exam.domain;

import dev.plenum.exam.domain.SheetCommand.MarkRow;
import dev.plenum.exam.domain.sheet.Token;
import java.time.Instant;
import java.util.List;

/** Who had the marksheet and what they wrote. */
public sealed interface SheetEvent extends ExamEvent {

  record SheetRequested(Instant at) implements SheetEvent {}

  record SheetLineLeft() implements SheetEvent {}

  record SheetGranted(Token token, String holder, Instant at) implements SheetEvent {}

  record SheetRenewed(Token token, Instant at) implements SheetEvent {}

  record SheetReleased(Token token, Instant at) implements SheetEvent {}

  record SheetBroken(Token token, String holder, String reason, Instant at) implements SheetEvent {}

  record SheetExpired(Token token, String holder, Instant at) implements SheetEvent {}

  record MarksEntered(Token token, List<MarkRow> rows, Instant at) implements SheetEvent {
    public MarksEntered {
      rows = List.copyOf(rows);
    }
  }

  record MarksStaged(Token token, String file, int part, List<MarkRow> rows, Instant at)
      implements SheetEvent {
    public MarksStaged {
      rows = List.copyOf(rows);
    }
  }

  /** All marks that were staged are in the sheet. */
  record StagedMarksEntered(Token token, String file, int rows, Instant at) implements SheetEvent {}
}
