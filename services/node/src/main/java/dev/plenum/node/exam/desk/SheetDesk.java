package dev.plenum.node.exam.desk;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.Reason;
import dev.plenum.exam.domain.SheetCommand;
import dev.plenum.exam.domain.SheetDifference;
import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.exam.http.Essays;
import dev.plenum.exam.http.SheetView;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.exam.watch.RosterBook;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Where marks come in. Who may no longer write is shown what the sheet says instead. */
@Singleton
public final class SheetDesk {
  private static final Duration FOLDED_SOON = Duration.ofSeconds(2);

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
    return act(who, commandId, new SheetCommand.EnterMarks(token, basedOn, rows), rows);
  }

  /** Marks of a file, however many: all of them are in the sheet afterwards, or none. */
  public CompletableFuture<Receipt> enterFile(
      String who, Token token, int basedOn, List<SheetCommand.MarkRow> rows) {
    if (rows.size() <= SheetCommand.CHUNK) {
      return enter(who, UUID.randomUUID(), token, basedOn, rows);
    }
    String file = UUID.randomUUID().toString();
    int parts = 0;
    // A break-off leaves nothing in force: what is staged goes with the grant, or with part 0.
    for (int from = 0; from < rows.size(); from += SheetCommand.CHUNK) {
      List<SheetCommand.MarkRow> part =
          rows.subList(from, Math.min(from + SheetCommand.CHUNK, rows.size()));
      var _ =
          act(who, UUID.randomUUID(), new SheetCommand.StageMarks(token, file, parts++, part), part)
              .join();
    }
    var all = new SheetCommand.EnterStaged(token, basedOn, file, parts, rows.size());
    return act(who, UUID.randomUUID(), all, rows);
  }

  private CompletableFuture<Receipt> act(
      String who, UUID commandId, SheetCommand command, List<SheetCommand.MarkRow> rows) {
    return staff
        .act(who, commandId, command)
        .exceptionallyCompose(thrown -> {
          Problem problem = Causes.problem(thrown);
          return problem == null
              ? CompletableFuture.failedFuture(Causes.again(thrown))
              : explained(problem, rows).thenCompose(CompletableFuture::failedFuture);
        });
  }

  /** With what the rows would have changed, if somebody else was faster. */
  private CompletableFuture<Problem> explained(Problem problem, List<SheetCommand.MarkRow> rows) {
    boolean overtaken =
        problem.reason().equals(Reason.StaleToken.code())
            || problem.reason().equals(Reason.SheetMoved.code());
    if (!overtaken) {
      return CompletableFuture.completedFuture(problem);
    }
    // What was faster came here before the refusal did, and may not be folded yet.
    return shard
        .viewAt(shard.status().head(), FOLDED_SOON)
        .exceptionally(late -> shard.view())
        .thenApply(view ->
            problem.with(
                "difference",
                SheetView.differences(SheetDifference.of(view.state(), rows), roster)));
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

  /** The pseudonym of whoever gave the answer that a handle names. */
  public String answer(String item, String handle) {
    // Whose it is does not depend on who marks it, nor on when.
    String student =
        Essays.of(shard.view().state(), "", Instant.EPOCH, roster).student(item, handle);
    if (student == null) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "NoSuchEssay", "There is no such essay to mark.", "answer", null);
    }
    return student;
  }
}
