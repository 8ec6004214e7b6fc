package dev.plenum.exam.domain;

import dev.plenum.exam.domain.SheetCommand.MarkRow;
import dev.plenum.exam.domain.sheet.Grant;
import dev.plenum.exam.domain.sheet.Mark;
import dev.plenum.exam.domain.sheet.Sheet;
import dev.plenum.exam.domain.sheet.SheetStep;
import dev.plenum.exam.domain.sheet.SheetStep.What;
import dev.plenum.exam.domain.sheet.Staged;
import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.exam.domain.sheet.Waiting;
import dev.plenum.kernel.machine.EntryContext;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people do with the marksheet. Total: what was decided always applies. */
final class SheetEvolution {
  private SheetEvolution() {}

  static Exam evolve(Exam exam, SheetEvent event, EntryContext context) {
    return exam.with(evolve(exam.sheet(), event, context));
  }

  private static Sheet evolve(Sheet sheet, SheetEvent event, EntryContext context) {
    long seq = context.seq();
    String who = context.actor();
    return switch (event) {
      case SheetEvent.SheetRequested(Instant at) ->
          sheet
              .requested(new Waiting(who, at, seq))
              .noting(step(What.REQUEST, who, at, seq, null, null));
      case SheetEvent.SheetLineLeft _ -> sheet.left(who);
      case SheetEvent.SheetGranted(Token token, String holder, Instant at) ->
          sheet
              .granted(new Grant(token, holder, at, at.plus(Grant.LEASE)))
              .noting(step(What.REPLY, holder, at, seq, token, null));
      case SheetEvent.SheetRenewed(Token _, Instant at) -> sheet.renewed(at);
      case SheetEvent.SheetReleased(Token token, Instant at) ->
          sheet.free().noting(step(What.RELEASE, who, at, seq, token, null));
      case SheetEvent.SheetBroken(Token token, String _, String reason, Instant at) ->
          sheet.free().noting(step(What.BREAK, who, at, seq, token, reason));
      case SheetEvent.SheetExpired(Token token, String holder, Instant at) ->
          sheet.free().noting(step(What.EXPIRED, holder, at, seq, token, null));
      case SheetEvent.MarksEntered(Token token, List<MarkRow> rows, Instant at) ->
          entered(sheet, token, rows, at, context);
      case SheetEvent.MarksStaged staged -> staged(sheet, staged);
      case SheetEvent.StagedMarksEntered(Token token, String _, int _, Instant at) ->
          sheet.staged() == null
              ? sheet
              : entered(sheet, token, StagingDecider.rows(sheet.staged()), at, context)
                  .staging(null);
    };
  }

  private static SheetStep step(
      What what, String who, Instant at, long seq, @Nullable Token token, @Nullable String note) {
    return new SheetStep(what, who, at, seq, token, note);
  }

  private static Sheet staged(Sheet sheet, SheetEvent.MarksStaged event) {
    Staged before = event.part() == 0 ? null : sheet.staged();
    Vector<Staged.Line> lines = before == null ? Vector.empty() : before.lines();
    for (MarkRow row : event.rows()) {
      lines =
          lines.append(new Staged.Line(row.student(), row.item(), row.hundredths(), row.comment()));
    }
    return sheet
        .staging(new Staged(event.token(), event.file(), event.part() + 1, lines))
        .renewed(event.at());
  }

  private static Sheet entered(
      Sheet sheet, Token token, List<MarkRow> rows, Instant at, EntryContext context) {
    Sheet next = sheet.changed();
    for (MarkRow row : rows) {
      var mark =
          new Mark(
              context.actor(),
              row.hundredths(),
              row.comment(),
              true,
              token,
              next.version(),
              context.seq());
      next = next.with(row.student(), next.row(row.student()).with(row.item(), mark));
    }
    String count = Integer.toString(rows.size());
    return next.renewed(at)
        .noting(step(What.ENTER, context.actor(), at, context.seq(), token, count));
  }
}
