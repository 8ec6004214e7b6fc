package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.GradeCommand;
import dev.plenum.exam.domain.SetupCommand;
import dev.plenum.exam.http.ReceiptView;
import dev.plenum.exam.http.Requests;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Question;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.exam.desk.Staff;
import dev.plenum.node.http.Fields;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The steps of an exam, by hand. */
@Controller("/api/v1/admin")
@Secured(ExamRole.ADMIN)
final class AdminController {
  private static final String WITHDRAWN = "withdrawn by the admin";

  private final Staff staff;
  private final Shard<Exam, ExamCommand, ExamEvent> shard;

  AdminController(Staff staff, Shard<Exam, ExamCommand, ExamEvent> shard) {
    this.staff = staff;
    this.shard = shard;
  }

  @Post("/open")
  CompletableFuture<ReceiptView.Act> open(@Body Requests.Act body, Authentication who) {
    return act(who, body.commandId(), new SetupCommand.OpenExam(null));
  }

  @Post("/close")
  CompletableFuture<ReceiptView.Act> close(@Body Requests.Act body, Authentication who) {
    return act(who, body.commandId(), new SetupCommand.CloseExam(null));
  }

  @Post("/publish")
  CompletableFuture<ReceiptView.Act> publish(@Body Requests.Act body, Authentication who) {
    return act(who, body.commandId(), new SetupCommand.PublishResults());
  }

  @Post("/withdraw")
  CompletableFuture<ReceiptView.Act> withdraw(@Body Requests.Withdraw body, Authentication who) {
    String reason = Objects.requireNonNullElse(body.reason(), WITHDRAWN);
    return act(who, body.commandId(), new SetupCommand.WithdrawResults(reason));
  }

  @Post("/extend")
  CompletableFuture<ReceiptView.Act> extend(@Body Requests.Extend body, Authentication who) {
    Integer minutes = body.minutes();
    if ((minutes == null) == (body.closesAt() == null)) {
      throw Problem.malformed("Say by how many minutes or until when, one of the two.", "minutes");
    }
    Duration by = minutes == null ? null : Duration.ofMinutes(minutes);
    return act(who, body.commandId(), new SetupCommand.ExtendExam(by, body.closesAt()));
  }

  @Post("/key")
  CompletableFuture<ReceiptView.Act> key(@Body Bodies.Key body, Authentication who) {
    String id = Fields.need(body.item(), "item");
    Bodies.NewKey key = Fields.need(body.question(), "question");
    Paper paper = shard.view().state().papers().paper();
    Item item = paper == null ? null : paper.item(id);
    if (item == null) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "UnknownItem", "There is no such item in this paper.");
    }
    Question question = key.body().applied(item.question());
    if (question == null) {
      throw Problem.malformed("This cannot be the key of this item.", "question");
    }
    String reason = Fields.need(body.reason(), "reason");
    return act(who, body.commandId(), new GradeCommand.ReplaceKey(id, question, reason));
  }

  private CompletableFuture<ReceiptView.Act> act(
      Authentication who, @Nullable UUID commandId, ExamCommand command) {
    return staff
        .act(who.getName(), Fields.need(commandId, "commandId"), command)
        .thenApply(receipt -> new ReceiptView.Act(ReceiptView.of(receipt)));
  }
}
