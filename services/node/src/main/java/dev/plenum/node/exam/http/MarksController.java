package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.GradeCommand;
import dev.plenum.exam.domain.SheetCommand;
import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.exam.http.Names;
import dev.plenum.exam.http.ReceiptView;
import dev.plenum.exam.http.Requests;
import dev.plenum.exam.http.SheetView;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Eventually;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.exam.desk.SheetDesk;
import dev.plenum.node.exam.desk.Staff;
import dev.plenum.node.exam.sheet.SheetKeeper;
import dev.plenum.node.http.Fields;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The marksheet: many read it, one writes. */
@Controller("/api/v1/marks")
@Secured({ExamRole.TEACHER, ExamRole.ADMIN})
final class MarksController {
  /** How long somebody who asks for the sheet is kept waiting before being told the place. */
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final SheetKeeper keeper;
  private final SheetDesk sheet;
  private final SheetViews views;
  private final Staff staff;

  MarksController(
      Shard<Exam, ExamCommand, ExamEvent> shard,
      SheetKeeper keeper,
      SheetDesk sheet,
      SheetViews views,
      Staff staff) {
    this.shard = shard;
    this.keeper = keeper;
    this.sheet = sheet;
    this.views = views;
    this.staff = staff;
  }

  record Entered(ReceiptView receipt, int version) {}

  @Get
  Object marks(Authentication who) {
    return views.marks(who.getName());
  }

  /** Gets in line; the same person asks again until it is that one's turn. */
  @Post("/lock")
  CompletableFuture<HttpResponse<?>> lock(@Body Requests.Act body, Authentication who) {
    String name = who.getName();
    return keeper
        .request(name, Fields.need(body.commandId(), "commandId"))
        .thenCompose(_ -> Eventually.is(() -> keeper.held(name) != null, PATIENCE))
        .thenApply(_ -> place(name));
  }

  private HttpResponse<?> place(String who) {
    Exam exam = shard.view().state();
    if (keeper.held(who) != null) {
      return HttpResponse.ok(SheetView.Granted.of(exam, who));
    }
    SheetView.Position position = SheetView.Position.of(exam, who);
    return HttpResponse.accepted().body(position == null ? new SheetView.Position(1) : position);
  }

  @Post("/lock/renew")
  CompletableFuture<SheetView.@Nullable Granted> renew(
      @Body Requests.WithToken body, Authentication who) {
    UUID id = body.commandId() == null ? UUID.randomUUID() : body.commandId();
    var command = new SheetCommand.RenewSheet(Fields.need(body.token(), "token"));
    return staff
        .act(who.getName(), id, command)
        .thenApply(_ -> SheetView.Granted.of(shard.view().state(), who.getName()));
  }

  /** Gives the sheet back; without a token, leaves the line. */
  @Post("/lock/release")
  CompletableFuture<ReceiptView.Act> release(@Body Requests.WithToken body, Authentication who) {
    Token token = body.token();
    return act(
        who,
        body.commandId(),
        token == null ? new SheetCommand.LeaveSheetLine() : new SheetCommand.ReleaseSheet(token));
  }

  @Post("/lock/break")
  @Secured(ExamRole.ADMIN)
  CompletableFuture<ReceiptView.Act> breakIt(@Body Requests.Break body, Authentication who) {
    String reason = Fields.need(body.reason(), "reason");
    return act(who, body.commandId(), new SheetCommand.BreakSheet(reason));
  }

  @Post("/entries")
  CompletableFuture<Entered> enter(@Body Requests.Entries body, Authentication who) {
    UUID id = Fields.need(body.commandId(), "commandId");
    Token token = Fields.need(body.token(), "token");
    int basedOn = Fields.need(body.basedOn(), "basedOn");
    return sheet
        .enter(who.getName(), id, token, basedOn, rows(Fields.need(body.rows(), "rows")))
        .thenApply(receipt ->
            new Entered(ReceiptView.of(receipt), shard.view().state().sheet().version()));
  }

  private List<SheetCommand.MarkRow> rows(List<Requests.@Nullable Entry> sent) {
    List<SheetCommand.MarkRow> rows = new ArrayList<>(sent.size());
    for (int i = 0; i < sent.size(); i++) {
      Requests.Entry entry = sent.get(i);
      String field = "rows[" + i + "]";
      if (entry == null) {
        throw Problem.malformed("A row is missing.", field);
      }
      String student = sheet.student(Fields.need(entry.roll(), field + ".roll"), field + ".roll");
      SheetCommand.MarkRow row = entry.row(student);
      if (row == null) {
        throw Problem.malformed("Marks are a number with two decimals at most.", field + ".marks");
      }
      rows.add(row);
    }
    return rows;
  }

  /** Asks for an item's answers, to mark them one by one. */
  @Post("/claim")
  CompletableFuture<ReceiptView.Act> claim(@Body Requests.Claim body, Authentication who) {
    String item = Fields.need(body.item(), "item");
    return act(who, body.commandId(), new GradeCommand.ClaimItem(item));
  }

  @Post("/claim/release")
  CompletableFuture<ReceiptView.Act> unclaim(@Body Requests.Claim body, Authentication who) {
    String item = Fields.need(body.item(), "item");
    return act(who, body.commandId(), new GradeCommand.ReleaseItem(item));
  }

  @Post("/answers")
  CompletableFuture<ReceiptView.Act> mark(@Body Requests.Marking body, Authentication who) {
    String item = Fields.need(body.item(), "item");
    String student =
        body.answer() == null
            ? sheet.student(Fields.need(body.roll(), "roll"), "roll")
            : sheet.answer(item, body.answer());
    Long hundredths = Names.hundredths(Fields.need(body.marks(), "marks"));
    if (hundredths == null) {
      throw Problem.malformed("Marks are a number with two decimals at most.", "marks");
    }
    return act(
        who,
        body.commandId(),
        new GradeCommand.MarkAnswer(student, item, hundredths, body.comment(), body.token()));
  }

  private CompletableFuture<ReceiptView.Act> act(
      Authentication who, @Nullable UUID commandId, ExamCommand command) {
    return staff
        .act(who.getName(), Fields.need(commandId, "commandId"), command)
        .thenApply(receipt -> new ReceiptView.Act(ReceiptView.of(receipt)));
  }
}
