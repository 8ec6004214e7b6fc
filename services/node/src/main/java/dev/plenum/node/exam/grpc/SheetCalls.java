package dev.plenum.node.exam.grpc;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.SheetCommand;
import dev.plenum.exam.domain.grade.Publication;
import dev.plenum.exam.domain.sheet.Grant;
import dev.plenum.exam.grpc.Messages;
import dev.plenum.exam.grpc.ResultMessages;
import dev.plenum.exam.http.ResultView;
import dev.plenum.exam.v1.ActReply;
import dev.plenum.exam.v1.EnterMarksRequest;
import dev.plenum.exam.v1.ReleaseSheetRequest;
import dev.plenum.exam.v1.RequestSheetRequest;
import dev.plenum.exam.v1.Results;
import dev.plenum.exam.v1.SheetGrant;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Eventually;
import dev.plenum.node.exam.ExamRole;
import dev.plenum.node.exam.desk.SheetDesk;
import dev.plenum.node.exam.desk.Staff;
import dev.plenum.node.exam.sheet.SheetKeeper;
import dev.plenum.node.exam.watch.RosterBook;
import dev.plenum.node.grpc.Calls;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.security.Caller;
import io.grpc.Context;
import io.grpc.Deadline;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What teachers ask over gRPC. */
@Singleton
final class SheetCalls {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final long ANSWERING_MILLIS = 200;

  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final SheetKeeper keeper;
  private final SheetDesk desk;
  private final Staff staff;
  private final RosterBook roster;

  SheetCalls(
      Shard<Exam, ExamCommand, ExamEvent> shard,
      SheetKeeper keeper,
      SheetDesk desk,
      Staff staff,
      RosterBook roster) {
    this.shard = shard;
    this.keeper = keeper;
    this.desk = desk;
    this.staff = staff;
    this.roster = roster;
  }

  /** Waits in line as long as the caller does. */
  CompletableFuture<SheetGrant> request(String who, RequestSheetRequest request) {
    Duration patience = patience();
    return keeper
        .request(who, Calls.commandId(request.getCommandId()))
        .thenCompose(_ -> Eventually.is(() -> keeper.held(who) != null, patience))
        .thenApply(_ -> granted(who));
  }

  private static Duration patience() {
    Deadline deadline = Context.current().getDeadline();
    if (deadline == null) {
      return LONGEST_WAIT;
    }
    long millis = deadline.timeRemaining(TimeUnit.MILLISECONDS) - ANSWERING_MILLIS;
    return Duration.ofMillis(Math.clamp(millis, 0, LONGEST_WAIT.toMillis()));
  }

  private SheetGrant granted(String who) {
    Grant grant = keeper.held(who);
    if (grant == null) {
      throw new Problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "InLine",
          "Somebody else has the sheet. You keep your place in line: ask again.");
    }
    return Messages.grant(grant, shard.view().state().sheet().version());
  }

  CompletableFuture<ActReply> enter(String who, EnterMarksRequest request) {
    return desk.enter(
            who,
            Calls.commandId(request.getCommandId()),
            Messages.token(request.getToken()),
            request.getBasedOn(),
            Messages.rows(request, roll -> desk.student(roll, "rows.roll")))
        .thenApply(StudentCalls::reply);
  }

  CompletableFuture<ActReply> release(String who, ReleaseSheetRequest request) {
    ExamCommand command =
        request.hasToken()
            ? new SheetCommand.ReleaseSheet(Messages.token(request.getToken()))
            : new SheetCommand.LeaveSheetLine();
    return staff
        .act(who, Calls.commandId(request.getCommandId()), command)
        .thenApply(StudentCalls::reply);
  }

  /** A student's own result; everybody's for those who give marks. */
  Results results(Caller caller) {
    var view = shard.view();
    Publication publication = view.state().publication();
    if (publication == null) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "NotPublished", "The results have not been published yet.");
    }
    List<String> students =
        caller.role().equals(ExamRole.STUDENT)
            ? List.of(caller.subject())
            : publication.lines().keySet().toSortedSet().toJavaList();
    Results.Builder results =
        Results.newBuilder()
            .setPublishedAtMillis(publication.at().toEpochMilli())
            .setVersion(publication.version())
            .setSeq(publication.seq());
    for (String student : students) {
      ResultView result = ResultView.of(view, student, roster);
      if (result != null) {
        results.addResults(ResultMessages.result(roster.of(student), result));
      }
    }
    return results.build();
  }
}
