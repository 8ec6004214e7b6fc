package dev.plenum.node.election.grpc;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.files.Pseudonyms;
import dev.plenum.election.grpc.Messages;
import dev.plenum.election.v1.ActReply;
import dev.plenum.election.v1.ActRequest;
import dev.plenum.election.v1.ElectionInfo;
import dev.plenum.election.v1.ElectionsGrpc;
import dev.plenum.election.v1.GetOptionsRequest;
import dev.plenum.election.v1.GetReplicaStatusRequest;
import dev.plenum.election.v1.GetResultsRequest;
import dev.plenum.election.v1.GetServerTimeRequest;
import dev.plenum.election.v1.LoginRequest;
import dev.plenum.election.v1.Notification;
import dev.plenum.election.v1.RegisterRequest;
import dev.plenum.election.v1.ReplicaStatus;
import dev.plenum.election.v1.Results;
import dev.plenum.election.v1.ServerTime;
import dev.plenum.election.v1.Session;
import dev.plenum.election.v1.SetTimerRequest;
import dev.plenum.election.v1.StreamNotificationsRequest;
import dev.plenum.election.v1.VoteReply;
import dev.plenum.election.v1.VoteRequest;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.election.ElectionRole;
import dev.plenum.node.election.desk.BallotDesk;
import dev.plenum.node.election.desk.RegistrationDesk;
import dev.plenum.node.election.desk.ResultsDesk;
import dev.plenum.node.events.EventHub;
import dev.plenum.node.events.Message;
import dev.plenum.node.grpc.Callers;
import dev.plenum.node.grpc.Calls;
import dev.plenum.node.grpc.StreamListener;
import dev.plenum.node.security.Caller;
import dev.plenum.node.security.Logins;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.time.Beacons;
import dev.plenum.node.time.ClockNames;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** The election over gRPC: the same desks as over HTTP. */
@Singleton
final class ElectionsService extends ElectionsGrpc.ElectionsImplBase {
  private final BallotDesk ballots;
  private final RegistrationDesk registrations;
  private final Desk<ElectionCommand> desk;
  private final ResultsDesk results;
  private final Logins logins;
  private final EventHub events;
  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final NodeSettings settings;
  private final Pseudonyms pseudonyms;
  private final Beacons beacons;
  private final ClockNames clocks;
  private final InstantSource clock;

  ElectionsService(
      BallotDesk ballots,
      RegistrationDesk registrations,
      Desk<ElectionCommand> desk,
      ResultsDesk results,
      Logins logins,
      EventHub events,
      Shard<Election, ElectionCommand, ElectionEvent> shard,
      NodeSettings settings,
      Pseudonyms pseudonyms,
      Beacons beacons,
      ClockNames clocks,
      InstantSource clock) {
    this.ballots = ballots;
    this.registrations = registrations;
    this.desk = desk;
    this.results = results;
    this.logins = logins;
    this.events = events;
    this.shard = shard;
    this.settings = settings;
    this.pseudonyms = pseudonyms;
    this.beacons = beacons;
    this.clocks = clocks;
    this.clock = clock;
  }

  @Override
  public void register(RegisterRequest request, StreamObserver<Session> out) {
    String address = Callers.ADDRESS.get();
    Calls.answerLater(
        out,
        () -> {
          var applicant =
              new RegistrationDesk.Applicant(
                  Calls.commandId(request.getCommandId()),
                  request.getUser(),
                  request.getName(),
                  request.getPassword());
          return registrations
              .register(applicant, address)
              .thenApply(person -> session(logins.accepted(person)));
        });
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
        .setHasVoted(login.role().equals(ElectionRole.VOTER) && ballots.hasVoted(login.subject()))
        .build();
  }

  @Override
  public void getOptions(GetOptionsRequest request, StreamObserver<ElectionInfo> out) {
    Calls.answer(out, () -> Messages.election(settings.resource(), shard.view()));
  }

  @Override
  public void vote(VoteRequest request, StreamObserver<VoteReply> out) {
    String voter = Callers.CALLER.get().subject();
    Calls.answerLater(
        out,
        () -> {
          UUID id = Calls.commandId(request.getCommandId());
          var sent =
              new BallotDesk.Sent(
                  id, request.getLamport(), request.getBeacon(), Messages.marks(request));
          return ballots.cast(voter, sent, events.queue(voter, id)).thenApply(Messages::vote);
        });
  }

  @Override
  public void getServerTime(GetServerTimeRequest request, StreamObserver<ServerTime> out) {
    Instant now = clock.instant();
    Calls.answer(
        out,
        () ->
            ServerTime.newBuilder()
                .setReceivedAtMillis(now.toEpochMilli())
                .setBeacon(beacons.at(now))
                .setSentAtMillis(clock.millis())
                .build());
  }

  @Override
  public void streamNotifications(
      StreamNotificationsRequest request, StreamObserver<Notification> out) {
    new StreamListener<>(out, ElectionsService::notification, events, clocks)
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
  public void setTimer(SetTimerRequest request, StreamObserver<ActReply> out) {
    Instant closesAt = Instant.ofEpochMilli(request.getClosesAtMillis());
    act(request.getCommandId(), new ElectionCommand.SetClosingTime(closesAt), out);
  }

  @Override
  public void startVote(ActRequest request, StreamObserver<ActReply> out) {
    act(request.getCommandId(), new ElectionCommand.OpenElection(null), out);
  }

  @Override
  public void stopVote(ActRequest request, StreamObserver<ActReply> out) {
    act(request.getCommandId(), new ElectionCommand.CloseElection(null), out);
  }

  @Override
  public void pauseVote(ActRequest request, StreamObserver<ActReply> out) {
    act(request.getCommandId(), new ElectionCommand.PauseElection(), out);
  }

  @Override
  public void resumeVote(ActRequest request, StreamObserver<ActReply> out) {
    act(request.getCommandId(), new ElectionCommand.ResumeElection(), out);
  }

  @Override
  public void publishResults(ActRequest request, StreamObserver<ActReply> out) {
    act(request.getCommandId(), new ElectionCommand.PublishResults(), out);
  }

  @Override
  public void submitTally(ActRequest request, StreamObserver<ActReply> out) {
    act(request.getCommandId(), new ElectionCommand.CountBallots(pseudonyms.lotKey()), out);
  }

  private void act(String commandId, ElectionCommand command, StreamObserver<ActReply> out) {
    String officer = Callers.CALLER.get().subject();
    Calls.answerLater(
        out,
        () ->
            desk.act(new Desk.Request<>(Calls.commandId(commandId), officer, 0, command))
                .thenApply(receipt ->
                    ActReply.newBuilder().setReceipt(Messages.receipt(receipt)).build()));
  }

  @Override
  public void getResults(GetResultsRequest request, StreamObserver<Results> out) {
    Caller caller = Callers.CALLER.get();
    boolean officer = caller != null && caller.role().equals(ElectionRole.TALLY);
    Calls.answer(out, () -> Messages.results(officer ? results.counted() : results.published()));
  }

  @Override
  public void getReplicaStatus(GetReplicaStatusRequest request, StreamObserver<ReplicaStatus> out) {
    Calls.answer(out, () -> Messages.status(shard.status()));
  }
}
