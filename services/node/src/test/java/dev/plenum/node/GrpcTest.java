package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import dev.plenum.election.v1.ActRequest;
import dev.plenum.election.v1.Choice;
import dev.plenum.election.v1.ElectionsGrpc;
import dev.plenum.election.v1.GetOptionsRequest;
import dev.plenum.election.v1.GetResultsRequest;
import dev.plenum.election.v1.GetServerTimeRequest;
import dev.plenum.election.v1.LoginRequest;
import dev.plenum.election.v1.RegisterRequest;
import dev.plenum.election.v1.StreamNotificationsRequest;
import dev.plenum.election.v1.VoteRequest;
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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The election over gRPC, as a client in another language would use it. */
final class GrpcTest {
  @TempDir static Path root;

  @Test
  void anElectionIsHeldOverGrpcAlone() throws Exception {
    try (TestNode node = TestNode.start(root)) {
      int port = node.application().ports().grpc();
      ManagedChannel channel =
          ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
      try {
        hold(ElectionsGrpc.newBlockingStub(channel));
        inspect(channel);
      } finally {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
      }
    }
  }

  private static void hold(ElectionsGrpc.ElectionsBlockingStub anyone) {
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
        () -> anyone.register(RegisterRequest.getDefaultInstance()),
        Status.Code.PERMISSION_DENIED,
        "RegistrationClosed");

    var _ = admin.stopVote(act());
    var _ = tally.submitTally(act());
    refused(
        () -> anyone.getResults(GetResultsRequest.getDefaultInstance()),
        Status.Code.NOT_FOUND,
        "NotPublished");
    var _ = tally.publishResults(act());
    var results = anyone.getResults(GetResultsRequest.getDefaultInstance());
    assertThat(results.getContests(0).getWinnersList()).containsExactly("ana");
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
