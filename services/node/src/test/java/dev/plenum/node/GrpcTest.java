package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import dev.plenum.election.v1.ActRequest;
import dev.plenum.election.v1.Choice;
import dev.plenum.election.v1.ElectionsGrpc;
import dev.plenum.election.v1.GetOptionsRequest;
import dev.plenum.election.v1.GetReplicaStatusRequest;
import dev.plenum.election.v1.GetResultsRequest;
import dev.plenum.election.v1.GetServerTimeRequest;
import dev.plenum.election.v1.LoginRequest;
import dev.plenum.election.v1.Notification;
import dev.plenum.election.v1.RegisterRequest;
import dev.plenum.election.v1.ReplicaStatus;
import dev.plenum.election.v1.Session;
import dev.plenum.election.v1.SetTimerRequest;
import dev.plenum.election.v1.StreamNotificationsRequest;
import dev.plenum.election.v1.VoteRequest;
import dev.plenum.kernel.machine.CommandIds;
import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.StatusProto;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The election over gRPC, as a client in another language would use it. */
final class GrpcTest {
  @TempDir Path root;

  @Test
  void anElectionIsHeldOverGrpcAlone() throws Exception {
    over(
        Folder.RESOURCE,
        (node, channel) -> {
          hold(node, ElectionsGrpc.newBlockingStub(channel));
          inspect(channel);
        });
  }

  @Test
  void whoIsNotOnTheRollRegistersAndTheAdminSetsTheTimeAndEverybodyHears() throws Exception {
    over(Folder.REGISTERING, (_, channel) -> steer(ElectionsGrpc.newBlockingStub(channel)));
  }

  private interface Work {
    void with(TestNode node, ManagedChannel channel) throws Exception;
  }

  private void over(String resource, Work work) throws Exception {
    try (TestNode node = TestNode.start(root, resource)) {
      int port = node.application().ports().grpc();
      ManagedChannel channel =
          ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
      try {
        work.with(node, channel);
      } finally {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
      }
    }
  }

  private static void hold(TestNode node, ElectionsGrpc.ElectionsBlockingStub anyone) {
    var admin = officer(anyone, "admin");
    var tally = officer(anyone, "tally");
    var ada = with(anyone, anyone.login(code(Folder.ADA)).getToken());
    assertThat(anyone.getOptions(GetOptionsRequest.getDefaultInstance()).getContestsCount())
        .isEqualTo(2);
    var events = anyone.streamNotifications(StreamNotificationsRequest.getDefaultInstance());
    assertThat(events.next().getKind()).isEqualTo("election");
    assertThat(events.next().getKind()).isEqualTo("time");

    String beacon = anyone.getServerTime(GetServerTimeRequest.getDefaultInstance()).getBeacon();
    VoteRequest vote = vote("ana", beacon);
    refused(() -> ada.vote(vote), Status.Code.FAILED_PRECONDITION, "NotOpen");
    assertThat(admin.startVote(act()).getReceipt().getSeq()).isPositive();
    var reply = ada.vote(vote);
    assertThat(ada.vote(vote)).isEqualTo(reply);
    refused(() -> ada.vote(vote("ben", beacon)), Status.Code.ALREADY_EXISTS, "AlreadyVoted");
    refused(() -> ada.vote(vote("zoe", beacon)), Status.Code.ALREADY_EXISTS, "AlreadyVoted");
    refused(() -> anyone.vote(vote), Status.Code.UNAUTHENTICATED, "NotLoggedIn");
    refused(() -> ada.stopVote(act()), Status.Code.PERMISSION_DENIED, "WrongRole");
    refused(() -> admin.submitTally(act()), Status.Code.PERMISSION_DENIED, "WrongRole");
    refused(
        () -> ada.vote(vote.toBuilder().setCommandId("x").build()),
        Status.Code.INVALID_ARGUMENT,
        "Malformed");
    refused(() -> anyone.login(code("nonsense")), Status.Code.UNAUTHENTICATED, "WrongCode");
    refused(
        () ->
            anyone.register(
                RegisterRequest.newBuilder()
                    .setCommandId(UUID.randomUUID().toString())
                    .setUser("dana")
                    .setName("Dana")
                    .setPassword("correct horse battery")
                    .build()),
        Status.Code.PERMISSION_DENIED,
        "RegistrationClosed");

    var _ = admin.stopVote(act());
    refused(() -> tally.submitTally(act()), Status.Code.FAILED_PRECONDITION, "StillReceiving");
    node.backend().later = Duration.ofSeconds(12);
    var _ = tally.submitTally(act());
    refused(
        () -> anyone.getResults(GetResultsRequest.getDefaultInstance()),
        Status.Code.NOT_FOUND,
        "NotPublished");
    var _ = tally.publishResults(act());
    var results = anyone.getResults(GetResultsRequest.getDefaultInstance());
    assertThat(results.getContests(0).getWinnersList()).containsExactly("ana");
  }

  private static void steer(ElectionsGrpc.ElectionsBlockingStub anyone) {
    var dana = register(anyone, "dana");
    refused(
        () -> register(anyone, "dana", "another password"),
        Status.Code.ABORTED,
        "AlreadyRegistered");
    var admin = officer(anyone, "admin");
    var events =
        anyone
            .withDeadlineAfter(30, TimeUnit.SECONDS)
            .streamNotifications(StreamNotificationsRequest.getDefaultInstance());
    // Whoever was told how things stand is listed, and misses nothing from then on.
    assertThat(events.next().getKind()).isNotEqualTo("notice");
    ReplicaStatus status = anyone.getReplicaStatus(GetReplicaStatusRequest.getDefaultInstance());
    assertThat(status.getFolded()).isPositive();
    assertThat(status.getRoot()).hasSize(64);

    var _ = admin.startVote(act());
    var _ = admin.pauseVote(act());
    refused(() -> dana.vote(vote("ana", "")), Status.Code.FAILED_PRECONDITION, "Paused");
    refused(() -> dana.resumeVote(act()), Status.Code.PERMISSION_DENIED, "WrongRole");
    var _ = admin.resumeVote(act());
    refused(() -> dana.setTimer(closing(3600)), Status.Code.PERMISSION_DENIED, "WrongRole");
    refused(() -> admin.setTimer(closing(-1)), Status.Code.INVALID_ARGUMENT, "ClosingTimePast");
    refused(() -> admin.setTimer(closing(60)), Status.Code.INVALID_ARGUMENT, "ClosingTimeTooSoon");
    assertThat(admin.setTimer(closing(3 * 3600)).getReceipt().getSeq()).isPositive();
    refused(
        () ->
            admin.stopVote(
                ActRequest.newBuilder().setCommandId(CommandIds.own("x").toString()).build()),
        Status.Code.INVALID_ARGUMENT,
        "Malformed");
    assertThat(dana.vote(vote("ana", "")).getReceipt().getSeq()).isPositive();
    var _ = admin.stopVote(act());
    assertThat(notices(events))
        .containsExactly("opened", "paused", "resumed", "extended", "closed");
  }

  private static List<String> notices(Iterator<Notification> events) {
    List<String> heard = new ArrayList<>();
    while (!heard.contains("closed")) {
      Notification event = events.next();
      if (event.getKind().equals("notice")) {
        heard.add(event.getJson().replaceAll(".*\"kind\":\"(\\w+)\".*", "$1"));
      }
    }
    return heard;
  }

  private static ElectionsGrpc.ElectionsBlockingStub register(
      ElectionsGrpc.ElectionsBlockingStub anyone, String user) {
    return with(anyone, register(anyone, user, "correct horse battery").getToken());
  }

  private static Session register(
      ElectionsGrpc.ElectionsBlockingStub anyone, String user, String password) {
    return anyone.register(
        RegisterRequest.newBuilder()
            .setCommandId(UUID.randomUUID().toString())
            .setUser(user)
            .setName("Dana Kovač")
            .setPassword(password)
            .build());
  }

  private static SetTimerRequest closing(int seconds) {
    return SetTimerRequest.newBuilder()
        .setCommandId(UUID.randomUUID().toString())
        .setClosesAtMillis(Instant.now().plusSeconds(seconds).toEpochMilli())
        .build();
  }

  private static void inspect(ManagedChannel channel) throws Exception {
    assertThat(
            HealthGrpc.newBlockingStub(channel)
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus())
        .isEqualTo(ServingStatus.SERVING);
    CompletableFuture<ServerReflectionResponse> services = new CompletableFuture<>();
    var asking =
        ServerReflectionGrpc.newStub(channel).serverReflectionInfo(new FirstAnswer<>(services));
    asking.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
    assertThat(services.get(10, TimeUnit.SECONDS).getListServicesResponse().getServiceList())
        .anyMatch(service -> service.getName().equals("dev.plenum.election.v1.Elections"));
    asking.onCompleted();
  }

  private record FirstAnswer<T>(CompletableFuture<T> answer) implements StreamObserver<T> {
    @Override
    public void onNext(T value) {
      answer.complete(value);
    }

    @Override
    public void onError(Throwable thrown) {
      answer.completeExceptionally(thrown);
    }

    @Override
    public void onCompleted() {}
  }

  private static ElectionsGrpc.ElectionsBlockingStub officer(
      ElectionsGrpc.ElectionsBlockingStub anyone, String user) {
    var login = LoginRequest.newBuilder().setUser(user).setPassword(user + "-secret").build();
    return with(anyone, anyone.login(login).getToken());
  }

  private static LoginRequest code(String code) {
    return LoginRequest.newBuilder().setCode(code).build();
  }

  private static ActRequest act() {
    return ActRequest.newBuilder().setCommandId(UUID.randomUUID().toString()).build();
  }

  private static VoteRequest vote(String option, String beacon) {
    return VoteRequest.newBuilder()
        .setCommandId(UUID.randomUUID().toString())
        .setLamport(1)
        .setBeacon(beacon)
        .addChoices(Choice.newBuilder().setContest("chair").addOptions(option))
        .build();
  }

  private static void refused(Runnable call, Status.Code code, String reason) {
    StatusRuntimeException thrown = catchThrowableOfType(StatusRuntimeException.class, call::run);
    assertThat(thrown.getStatus().getCode()).isEqualTo(code);
    assertThat(reason(thrown)).isEqualTo(reason);
  }

  private static String reason(StatusRuntimeException thrown) {
    var status = StatusProto.fromThrowable(thrown);
    if (status == null || status.getDetailsCount() == 0) {
      return "none";
    }
    try {
      return status.getDetails(0).unpack(ErrorInfo.class).getReason();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static ElectionsGrpc.ElectionsBlockingStub with(
      ElectionsGrpc.ElectionsBlockingStub stub, String token) {
    return stub.withCallCredentials(
        new CallCredentials() {
          @Override
          public void applyRequestMetadata(
              RequestInfo request, Executor executor, MetadataApplier applier) {
            Metadata metadata = new Metadata();
            metadata.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                "Bearer " + token);
            applier.apply(metadata);
          }
        });
  }
}
