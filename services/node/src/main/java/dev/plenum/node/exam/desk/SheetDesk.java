package dev.plenum.node.exam.desk;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.Reason;
import dev.plenum.exam.domain.SheetCommand;
import dev.plenum.exam.domain.SheetDifference;
import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.exam.http.SheetView;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.exam.watch.RosterBook;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Where marks come in. Who may no longer write is shown what the sheet says instead. */
@Singleton
public final class SheetDesk {
  private final Staff staff;
  private final RosterBook roster;
  private final Shard<Exam, ExamCommand, ExamEvent> shard;

  SheetDesk(Staff staff, RosterBook roster, Shard<Exam, ExamCommand, ExamEvent> shard) {
    this.staff = staff;
    this.roster = roster;
    this.shard = shard;
  }

  public CompletableFuture<Receipt> enter(
      String who, UUID commandId, Token token, int basedOn, List<SheetCommand.MarkRow> rows) {
    return staff
        .act(who, commandId, new SheetCommand.EnterMarks(token, basedOn, rows))
        .handle((receipt, thrown) -> {
          if (receipt != null) {
            return receipt;
          }
          Problem problem = Causes.problem(thrown);
          throw problem == null ? Causes.again(thrown) : explained(problem, rows);
        });
  }

  private Problem explained(Problem problem, List<SheetCommand.MarkRow> rows) {
    boolean overtaken =
        problem.reason().equals(Reason.StaleToken.code())
            || problem.reason().equals(Reason.SheetMoved.code());
    return overtaken
        ? problem.with(
            "difference",
            SheetView.differences(SheetDifference.of(shard.view().state(), rows), roster))
        : problem;
  }

  /** The pseudonym of a roll number. */
  public String student(String roll, String field) {
    String student = roster.pseudonym(roll);
    if (student == null) {
      throw new Problem(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "UnknownRoll",
          "There is nobody with the roll number \"" + roll + "\".",
          field,
          null);
    }
    return student;
  }
}
