package dev.plenum.node.exam.grpc;

import dev.plenum.exam.domain.AttemptCommand;
import dev.plenum.exam.domain.ConductCommand;
import dev.plenum.exam.domain.Reason;
import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.domain.plan.IncidentKind;
import dev.plenum.exam.grpc.Messages;
import dev.plenum.exam.http.Names;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.v1.ActReply;
import dev.plenum.exam.v1.AdvanceRequest;
import dev.plenum.exam.v1.Attempt;
import dev.plenum.exam.v1.BeginAttemptRequest;
import dev.plenum.exam.v1.HandInRequest;
import dev.plenum.exam.v1.ReportIncidentRequest;
import dev.plenum.exam.v1.SaveAnswerReply;
import dev.plenum.exam.v1.SaveAnswerRequest;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.node.exam.desk.AnswerDesk;
import dev.plenum.node.exam.desk.Causes;
import dev.plenum.node.exam.desk.Students;
import dev.plenum.node.exam.http.ExamViews;
import dev.plenum.node.grpc.Calls;
import dev.plenum.node.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** What students ask over gRPC. */
@Singleton
final class StudentCalls {
  private final Students students;
  private final AnswerDesk answers;
  private final ExamViews views;

  StudentCalls(Students students, AnswerDesk answers, ExamViews views) {
    this.students = students;
    this.answers = answers;
    this.views = views;
  }

  static ActReply reply(Receipt receipt) {
    return ActReply.newBuilder().setReceipt(Messages.receipt(receipt)).build();
  }

  private static Students.Sent sent(String student, String commandId, long lamport) {
    return new Students.Sent(student, Calls.commandId(commandId), lamport);
  }

  Attempt attempt(String student) {
    return Messages.attempt(views.attempt(student));
  }

  /** Whoever begins again what is under way gets what is under way. */
  CompletableFuture<Attempt> begin(String student, BeginAttemptRequest request) {
    return students
        .act(
            sent(student, request.getCommandId(), request.getLamport()),
            new AttemptCommand.BeginAttempt(student, request.getDevice()))
        .handle((_, thrown) -> {
          Problem problem = thrown == null ? null : Causes.problem(thrown);
          boolean again = problem != null && problem.reason().equals(Reason.AlreadyBegun.code());
          if (thrown != null && !again) {
            throw Causes.again(thrown);
          }
          return attempt(student);
        });
  }

  CompletableFuture<SaveAnswerReply> save(String student, SaveAnswerRequest request) {
    Answer answer = Messages.answer(request.getAnswer());
    if (answer == null) {
      throw Problem.malformed("An answer is one of chosen, truth, text and blank.", "answer");
    }
    long clicked = request.getClickedAtMillis();
    var command =
        new AttemptCommand.SaveAnswer(
            student,
            request.getItem(),
            answer,
            request.getMarked(),
            clicked == 0 ? null : Instant.ofEpochMilli(clicked),
            request.getDevice());
    return answers
        .save(sent(student, request.getCommandId(), request.getLamport()), command)
        .thenApply(kept ->
            SaveAnswerReply.newBuilder()
                .setReceipt(Messages.receipt(kept.receipt()))
                .setVerdict(kept.late() ? "late" : "onTime")
                .setLateMillis(Math.max(0, kept.lateMillis()))
                .build());
  }

  CompletableFuture<Attempt> advance(String student, AdvanceRequest request) {
    return students
        .act(
            sent(student, request.getCommandId(), request.getLamport()),
            new AttemptCommand.AdvanceItem(student, request.getFrom()))
        .thenApply(_ -> attempt(student));
  }

  CompletableFuture<ActReply> handIn(String student, HandInRequest request) {
    HandInMode mode =
        switch (request.getMode()) {
          case "manual" -> HandInMode.MANUAL;
          case "automatic" -> HandInMode.AUTOMATIC;
          default -> throw Problem.malformed("A mode is manual or automatic.", "mode");
        };
    return students
        .act(
            sent(student, request.getCommandId(), request.getLamport()),
            new AttemptCommand.HandIn(student, request.getDevice(), mode))
        .thenApply(StudentCalls::reply);
  }

  CompletableFuture<ActReply> report(String student, ReportIncidentRequest request) {
    IncidentKind kind = Names.read(IncidentKind.class, request.getKind());
    if (kind == null) {
      throw Problem.malformed("There is no such kind of incident.", "kind");
    }
    return students
        .act(
            sent(student, request.getCommandId(), request.getLamport()),
            new ConductCommand.ReportIncident(
                student,
                kind,
                Instant.ofEpochMilli(request.getStartedAtMillis()),
                request.getMillis(),
                request.getDevice(),
                request.getNote().isEmpty() ? null : request.getNote()))
        .thenApply(StudentCalls::reply);
  }
}
