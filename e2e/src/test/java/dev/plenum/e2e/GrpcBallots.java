package dev.plenum.e2e;

import dev.plenum.election.v1.Choice;
import dev.plenum.election.v1.ElectionsGrpc;
import dev.plenum.election.v1.GetServerTimeRequest;
import dev.plenum.election.v1.LoginRequest;
import dev.plenum.election.v1.VoteRequest;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Voting as a program does it: a few long-lived connections, each to whatever node it reached. */
final class GrpcBallots implements Ballots, AutoCloseable {
  private static final int CONNECTIONS = 6;
  private static final long LIMIT_SECONDS = 5;
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  /** What passes by itself; the service's description says so. */
  private static final Set<Status.Code> PASSING =
      Set.of(
          Status.Code.UNAVAILABLE, Status.Code.RESOURCE_EXHAUSTED, Status.Code.DEADLINE_EXCEEDED);

  private final List<ManagedChannel> channels;
  private final AtomicInteger turn = new AtomicInteger();

  GrpcBallots(String address) {
    channels =
        IntStream.range(0, CONNECTIONS)
            .<ManagedChannel>mapToObj(
                i -> ManagedChannelBuilder.forTarget(address).usePlaintext().build())
            .toList();
  }

  @Override
  public Optional<String> login(String code) {
    ManagedChannel channel = next();
    try {
      var request = LoginRequest.newBuilder().setCode(code).build();
      return Optional.of(stub(channel).login(request).getToken());
    } catch (StatusRuntimeException refused) {
      mustPass(channel, refused);
      return Optional.empty();
    }
  }

  @Override
  public Outcome cast(String token, String commandId, Map<String, String> choices) {
    ManagedChannel channel = next();
    Metadata headers = new Metadata();
    headers.put(AUTHORIZATION, "Bearer " + token);
    var stub = stub(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    try {
      String beacon = stub.getServerTime(GetServerTimeRequest.getDefaultInstance()).getBeacon();
      VoteRequest.Builder request =
          VoteRequest.newBuilder().setCommandId(commandId).setLamport(1).setBeacon(beacon);
      choices.forEach((contest, option) ->
          request.addChoices(Choice.newBuilder().setContest(contest).addOptions(option).build()));
      return stub.vote(request.build()).hasReceipt() ? Outcome.ACKNOWLEDGED : Outcome.TRY_AGAIN;
    } catch (StatusRuntimeException refused) {
      if (refused.getStatus().getCode() == Status.Code.UNAUTHENTICATED) {
        return Outcome.LOGIN_AGAIN;
      }
      mustPass(channel, refused);
      return Outcome.TRY_AGAIN;
    }
  }

  private ManagedChannel next() {
    return channels.get(Math.floorMod(turn.getAndIncrement(), channels.size()));
  }

  private static ElectionsGrpc.ElectionsBlockingStub stub(ManagedChannel channel) {
    return ElectionsGrpc.newBlockingStub(channel)
        .withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private static void mustPass(ManagedChannel channel, StatusRuntimeException refused) {
    if (!PASSING.contains(refused.getStatus().getCode())) {
      throw refused;
    }
    if (refused.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
      // The connection may lead to a machine that is gone: the next call takes a new one.
      channel.enterIdle();
    }
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
