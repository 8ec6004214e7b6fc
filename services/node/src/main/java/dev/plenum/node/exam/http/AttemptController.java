package dev.plenum.node.exam.http;

import dev.plenum.exam.domain.AttemptCommand;
import dev.plenum.exam.domain.ConductCommand;
import dev.plenum.exam.domain.Reason;
import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.exam.domain.plan.IncidentKind;
import dev.plenum.exam.http.ConflictView;
import dev.plenum.exam.http.Names;
import dev.plenum.exam.http.ReceiptView;
import dev.plenum.exam.http.Requests;
import dev.plenum.exam.paper.Answer;
import dev.plenum.kernel.clock.LamportTime;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.exam.desk.AnswerDesk;
import dev.plenum.node.exam.desk.Causes;
import dev.plenum.node.exam.desk.ExamRefusals;
import dev.plenum.node.exam.desk.Students;
import dev.plenum.node.http.Fields;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A student's own exam. */
@Controller("/api/v1/attempt")
@Secured(ExamRole.STUDENT)
final class AttemptController {
  private final Students students;
  private final AnswerDesk answers;
  private final ExamViews views;

  AttemptController(Students students, AnswerDesk answers, ExamViews views) {
    this.students = students;
    this.answers = answers;
    this.views = views;
  }

  record Saved(ReceiptView receipt, String verdict, @Nullable Long lateMillis, long lamport) {}

  record Done(ReceiptView receipt, long lamport) {}

  @Get
  Object attempt(Authentication student) {
    return views.attempt(student.getName());
  }

  @Post
  CompletableFuture<Object> begin(@Body Requests.Begin body, Authentication student) {
    String device = Fields.need(body.device(), "device");
    var command = new AttemptCommand.BeginAttempt(student.getName(), device);
    return showing(student, students.act(sent(student, body.commandId(), body.lamport()), command));
  }

  /** Whoever begins again what is under way gets what is under way. */
  private CompletableFuture<Object> showing(
      Authentication student, CompletableFuture<Receipt> done) {
    return done.handle((_, thrown) -> {
      Problem problem = thrown == null ? null : Causes.problem(thrown);
      boolean again = problem != null && problem.reason().equals(Reason.AlreadyBegun.code());
      if (thrown != null && !again) {
        throw Causes.again(thrown);
      }
      return views.attempt(student.getName());
    });
  }

  @Post("/answers")
  CompletableFuture<Saved> save(@Body Requests.Save body, Authentication student) {
    var command =
        new AttemptCommand.SaveAnswer(
            student.getName(),
            Fields.need(body.item(), "item"),
            answer(body.answer()),
            Boolean.TRUE.equals(body.marked()),
            body.clickedAt(),
            Fields.need(body.device(), "device"));
    long lamport = body.lamport() == null ? 0 : body.lamport();
    return answers
        .save(sent(student, body.commandId(), body.lamport()), command)
        .thenApply(kept ->
            new Saved(
                ReceiptView.of(kept.receipt()),
                kept.late() ? "late" : "onTime",
                kept.late() ? kept.lateMillis() : null,
                LamportTime.after(lamport, kept.receipt().seq())));
  }

  @Post("/advance")
  CompletableFuture<Object> advance(@Body Requests.Advance body, Authentication student) {
    String from = Fields.need(body.from(), "from");
    var command = new AttemptCommand.AdvanceItem(student.getName(), from);
    return students
        .act(sent(student, body.commandId(), body.lamport()), command)
        .thenApply(_ -> views.attempt(student.getName()));
  }

  @Post("/hand-in")
  CompletableFuture<HttpResponse<?>> handIn(@Body Requests.HandIn body, Authentication student) {
    HandInMode mode =
        switch (Fields.need(body.mode(), "mode")) {
          case "manual" -> HandInMode.MANUAL;
          case "automatic" -> HandInMode.AUTOMATIC;
          default -> throw Problem.malformed("A mode is manual or automatic.", "mode");
        };
    String device = Fields.need(body.device(), "device");
    var command = new AttemptCommand.HandIn(student.getName(), device, mode);
    return students
        .act(sent(student, body.commandId(), body.lamport()), command)
        .handle((receipt, thrown) -> {
          if (receipt != null) {
            return HttpResponse.ok(done(receipt, body.lamport()));
          }
          Problem problem = Causes.problem(thrown);
          if (problem != null && problem.reason().equals(Reason.ConflictResolved.code())) {
            return conflict(problem);
          }
          throw Causes.again(thrown);
        });
  }

  /** Whoever handed in second is told exactly this. */
  private static HttpResponse<?> conflict(Problem problem) {
    return HttpResponse.status(HttpStatus.CONFLICT)
        .body(
            new ConflictView(
                false,
                problem.reason(),
                String.valueOf(problem.more().getOrDefault(ExamRefusals.WINNER, "")),
                Reason.ConflictResolved.sentence()));
  }

  @Post("/incidents")
  CompletableFuture<Done> report(@Body Requests.Incident body, Authentication student) {
    var command =
        new ConductCommand.ReportIncident(
            student.getName(),
            kind(Fields.need(body.kind(), "kind")),
            Fields.need(body.startedAt(), "startedAt"),
            Fields.need(body.millis(), "millis"),
            Fields.need(body.device(), "device"),
            body.note());
    return act(student, body.commandId(), body.lamport(), command);
  }

  private static IncidentKind kind(String name) {
    IncidentKind kind = Names.read(IncidentKind.class, name);
    if (kind == null) {
      throw Problem.malformed("There is no such kind of incident.", "kind");
    }
    return kind;
  }

  @Post("/strikes/{number}/acknowledge")
  CompletableFuture<Done> acknowledge(
      @PathVariable int number, @Body Requests.Act body, Authentication student) {
    var command = new ConductCommand.AcknowledgeStrike(student.getName(), number);
    return act(student, body.commandId(), null, command);
  }

  @Post("/appeals")
  CompletableFuture<Done> appeal(@Body Requests.Appeal body, Authentication student) {
    AppealSubject subject = Fields.need(body.subject(), "subject").subject();
    if (subject == null) {
      throw Problem.malformed("An appeal is about a strike or about an item.", "subject");
    }
    String text = Fields.need(body.text(), "text");
    var command = new ConductCommand.FileAppeal(student.getName(), subject, text);
    return act(student, body.commandId(), null, command);
  }

  @Get("/result")
  Object result(Authentication student) {
    return views.result(student.getName());
  }

  private CompletableFuture<Done> act(
      Authentication student,
      @Nullable UUID commandId,
      @Nullable Long lamport,
      ConductCommand command) {
    return students
        .act(sent(student, commandId, lamport), command)
        .thenApply(receipt -> done(receipt, lamport));
  }

  private static Done done(Receipt receipt, @Nullable Long lamport) {
    long sent = lamport == null ? 0 : lamport;
    return new Done(ReceiptView.of(receipt), LamportTime.after(sent, receipt.seq()));
  }

  private static Students.Sent sent(
      Authentication student, @Nullable UUID commandId, @Nullable Long lamport) {
    return new Students.Sent(
        student.getName(), Fields.need(commandId, "commandId"), lamport == null ? 0 : lamport);
  }

  private static Answer answer(Requests.@Nullable Given given) {
    Answer answer = Fields.need(given, "answer").answer();
    if (answer == null) {
      throw Problem.malformed("An answer is one of choices, truth, text and blank.", "answer");
    }
    return answer;
  }
}
