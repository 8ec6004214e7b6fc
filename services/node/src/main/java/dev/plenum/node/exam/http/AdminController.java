package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.GradeCommand;
import dev.plenum.exam.domain.SetupCommand;
import dev.plenum.exam.http.KeyChangeView;
import dev.plenum.exam.http.ReceiptView;
import dev.plenum.exam.http.Requests;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Question;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Eventually;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.exam.desk.Staff;
import dev.plenum.node.exam.watch.RosterBook;
import dev.plenum.node.http.Fields;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The steps of an exam, by hand. */
@Controller("/api/v1/admin")
@Secured(ExamRole.ADMIN)
final class AdminController {
  private static final String WITHDRAWN = "withdrawn by the admin";

  private static final Duration REGRADING = Duration.ofSeconds(3);

  private final Staff staff;
  private final RosterBook roster;
  private final Shard<Exam, ExamCommand, ExamEvent> shard;

  AdminController(Staff staff, RosterBook roster, Shard<Exam, ExamCommand, ExamEvent> shard) {
    this.staff = staff;
    this.roster = roster;
    this.shard = shard;
  }

  /**
   * A replaced key.
   *
   * @param differences whose marks changed; null while everybody is still being graded again
   */
  record Replaced(
      ReceiptView receipt, int keyVersion, @Nullable List<KeyChangeView.Changed> differences) {}

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
  CompletableFuture<Replaced> key(@Body Bodies.Key body, Authentication who) {
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
    return act(who, body.commandId(), new GradeCommand.ReplaceKey(id, question, reason))
        .thenCompose(act -> regraded(act.receipt()));
  }

  /** Everybody is graded again off this path; the difference is told if that is soon. */
  private CompletableFuture<Replaced> regraded(ReceiptView receipt) {
    return Eventually.is(() -> shard.view().state().grades().done(), REGRADING)
        .thenApply(_ -> {
          Exam exam = shard.view().state();
          List<KeyChangeView.Changed> differences =
              KeyChangeView.of(exam, roster).stream()
                  .filter(change -> change.seq() == receipt.seq() && change.done())
                  .map(KeyChangeView::differences)
                  .findFirst()
                  .orElse(null);
          return new Replaced(receipt, exam.grades().keyVersion(), differences);
        });
  }

  private CompletableFuture<ReceiptView.Act> act(
      Authentication who, @Nullable UUID commandId, ExamCommand command) {
    return staff
        .act(who.getName(), Fields.need(commandId, "commandId"), command)
        .thenApply(receipt -> new ReceiptView.Act(ReceiptView.of(receipt)));
  }
}
