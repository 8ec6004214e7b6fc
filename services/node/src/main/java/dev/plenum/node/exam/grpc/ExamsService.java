package dev.plenum.node.exam.grpc;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.SetupCommand;
import dev.plenum.exam.grpc.Messages;
import dev.plenum.exam.http.ExamView;
import dev.plenum.exam.v1.ActReply;
import dev.plenum.exam.v1.ActRequest;
import dev.plenum.exam.v1.AdvanceRequest;
import dev.plenum.exam.v1.Attempt;
import dev.plenum.exam.v1.BeginAttemptRequest;
import dev.plenum.exam.v1.EnterMarksRequest;
import dev.plenum.exam.v1.ExamInfo;
import dev.plenum.exam.v1.ExamsGrpc;
import dev.plenum.exam.v1.GetAttemptRequest;
import dev.plenum.exam.v1.GetExamRequest;
import dev.plenum.exam.v1.GetResultsRequest;
import dev.plenum.exam.v1.HandInRequest;
import dev.plenum.exam.v1.HeartbeatReply;
import dev.plenum.exam.v1.HeartbeatRequest;
import dev.plenum.exam.v1.LoginRequest;
import dev.plenum.exam.v1.Notification;
import dev.plenum.exam.v1.ReleaseSheetRequest;
import dev.plenum.exam.v1.ReportIncidentRequest;
import dev.plenum.exam.v1.RequestSheetRequest;
import dev.plenum.exam.v1.Results;
import dev.plenum.exam.v1.SaveAnswerReply;
import dev.plenum.exam.v1.SaveAnswerRequest;
import dev.plenum.exam.v1.Session;
import dev.plenum.exam.v1.SheetGrant;
import dev.plenum.exam.v1.StreamNotificationsRequest;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.events.EventHub;
import dev.plenum.node.events.Message;
import dev.plenum.node.exam.desk.Staff;
import dev.plenum.node.exam.presence.Heart;
import dev.plenum.node.grpc.Callers;
import dev.plenum.node.grpc.Calls;
import dev.plenum.node.grpc.StreamListener;
import dev.plenum.node.problem.Problem;
import dev.plenum.node.security.Logins;
import dev.plenum.node.security.People;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.time.ClockNames;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The exam over gRPC: the same desks as over HTTP. */
@Singleton
final class ExamsService extends ExamsGrpc.ExamsImplBase {
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final StudentCalls students;
  private final SheetCalls sheet;
  private final Staff staff;
  private final Heart heart;
  private final Logins logins;
  private final People people;
  private final EventHub events;
  private final ClockNames clocks;
  private final NodeSettings settings;

  ExamsService(
      Shard<Exam, ExamCommand, ExamEvent> shard,
      StudentCalls students,
      SheetCalls sheet,
      Staff staff,
      Heart heart,
      Logins logins,
      People people,
      EventHub events,
      ClockNames clocks,
      NodeSettings settings) {
    this.shard = shard;
    this.students = students;
    this.sheet = sheet;
    this.staff = staff;
    this.heart = heart;
    this.logins = logins;
    this.people = people;
    this.events = events;
    this.clocks = clocks;
    this.settings = settings;
  }

  private static String caller() {
    return Callers.CALLER.get().subject();
  }

  @Override
  public void login(LoginRequest request, StreamObserver<Session> out) {
    String address = Callers.ADDRESS.get();
    Calls.answer(
        out,
        () ->
            session(
                request.getUser().isEmpty()
                    ? logins.byCode(request.getCode(), address)
                    : logins.byPassword(request.getUser(), request.getPassword(), address)));
  }

  private Session session(Logins.Login login) {
    return Session.newBuilder()
        .setToken(login.token().token())
        .setExpiresAtMillis(login.token().expires().toEpochMilli())
        .setRole(login.role())
        .setName(login.name())
        .setRoll(String.valueOf(people.about(login.caller()).getOrDefault("roll", "")))
        .build();
  }

  @Override
  public void getExam(GetExamRequest request, StreamObserver<ExamInfo> out) {
    Calls.answer(out, () -> Messages.exam(ExamView.of(settings.resource(), shard.view())));
  }

  @Override
  public void beginAttempt(BeginAttemptRequest request, StreamObserver<Attempt> out) {
    String student = caller();
    Calls.answerLater(out, () -> students.begin(student, request));
  }

  @Override
  public void getAttempt(GetAttemptRequest request, StreamObserver<Attempt> out) {
    String student = caller();
    Calls.answer(out, () -> students.attempt(student));
  }

  @Override
  public void saveAnswer(SaveAnswerRequest request, StreamObserver<SaveAnswerReply> out) {
    String student = caller();
    Calls.answerLater(out, () -> students.save(student, request));
  }

  @Override
  public void advance(AdvanceRequest request, StreamObserver<Attempt> out) {
    String student = caller();
    Calls.answerLater(out, () -> students.advance(student, request));
  }

  @Override
  public void handIn(HandInRequest request, StreamObserver<ActReply> out) {
    String student = caller();
    Calls.answerLater(out, () -> students.handIn(student, request));
  }

  @Override
  public void reportIncident(ReportIncidentRequest request, StreamObserver<ActReply> out) {
    String student = caller();
    Calls.answerLater(out, () -> students.report(student, request));
  }

  @Override
  public void heartbeat(HeartbeatRequest request, StreamObserver<HeartbeatReply> out) {
    String student = caller();
    var beat =
        new Heart.Beat(
            request.getOffsetMillis(),
            request.getRoundTripMillis(),
            request.getFocused(),
            request.getDevice());
    Calls.answer(out, () -> Messages.heartbeat(heart.beat(student, beat)));
  }

  @Override
  public void streamNotifications(
      StreamNotificationsRequest request, StreamObserver<Notification> out) {
    new StreamListener<>(out, ExamsService::notification, events, clocks)
        .start(request.getLastSeq());
  }

  private static Notification notification(Message message) {
    Long id = message.id();
    return Notification.newBuilder()
        .setKind(message.name())
        .setSeq(id == null ? 0 : id)
        .setJson(message.json())
        .build();
  }

  @Override
  public void act(ActRequest request, StreamObserver<ActReply> out) {
    String officer = caller();
    Calls.answerLater(
        out,
        () ->
            staff
                .act(officer, Calls.commandId(request.getCommandId()), command(request))
                .thenApply(StudentCalls::reply));
  }

  private static ExamCommand command(ActRequest request) {
    return switch (request.getAct()) {
      case "open" -> new SetupCommand.OpenExam(null);
      case "close" -> new SetupCommand.CloseExam(null);
      case "publish" -> new SetupCommand.PublishResults();
      case "extend" -> new SetupCommand.ExtendExam(Duration.ofMinutes(request.getMinutes()), null);
      default -> throw Problem.malformed("An act is open, close, extend or publish.", "act");
    };
  }

  @Override
  public void requestSheet(RequestSheetRequest request, StreamObserver<SheetGrant> out) {
    String who = caller();
    Calls.answerLater(out, () -> sheet.request(who, request));
  }

  @Override
  public void enterMarks(EnterMarksRequest request, StreamObserver<ActReply> out) {
    String who = caller();
    Calls.answerLater(out, () -> sheet.enter(who, request));
  }

  @Override
  public void releaseSheet(ReleaseSheetRequest request, StreamObserver<ActReply> out) {
    String who = caller();
    Calls.answerLater(out, () -> sheet.release(who, request));
  }

  @Override
  public void getResults(GetResultsRequest request, StreamObserver<Results> out) {
    var caller = Callers.CALLER.get();
    Calls.answer(out, () -> sheet.results(caller));
  }
}
