package dev.plenum.cli.simulate;

import dev.plenum.cli.Api;
import dev.plenum.cli.Beacon;
import dev.plenum.cli.CliException;
import dev.plenum.election.v1.Choice;
import dev.plenum.election.v1.ElectionsGrpc;
import dev.plenum.election.v1.ElectionsGrpc.ElectionsBlockingStub;
import dev.plenum.election.v1.LoginRequest;
import dev.plenum.election.v1.VoteReply;
import dev.plenum.election.v1.VoteRequest;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** As programs come. */
final class GrpcDoor implements Door {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);
  private static final long PAUSE_MILLIS = 100;
  private static final int LONGEST_SHIFT = 4;

  private final List<ManagedChannel> channels;
  private final Beacon beacon;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * @param targets host and port of each node
   */
  GrpcDoor(List<String> targets, Beacon beacon) {
    this.channels =
        targets.stream()
            .map(t -> Grpc.newChannelBuilder(t, InsecureChannelCredentials.create()).build())
            .toList();
    this.beacon = beacon;
  }

  @Override
  public String signIn(String code) throws Api.Refused {
    LoginRequest login = LoginRequest.newBuilder().setCode(code).build();
    return decide(stub -> stub.login(login), why -> {}).getToken();
  }

  @Override
  public Acknowledged cast(String token, Map<String, List<String>> choices, Api.Patience patience)
      throws Api.Refused {
    VoteRequest.Builder ballot =
        VoteRequest.newBuilder().setCommandId(UUID.randomUUID().toString()).setLamport(1);
    choices.forEach((contest, options) ->
        ballot.addChoices(Choice.newBuilder().setContest(contest).addAllOptions(options)));
    Metadata metadata = new Metadata();
    metadata.put(AUTHORIZATION, "Bearer " + token);
    var signed = MetadataUtils.newAttachHeadersInterceptor(metadata);
    Supplier<String> heard = beacon.renewed();
    VoteReply reply =
        decide(
            stub -> stub.withInterceptors(signed).vote(ballot.setBeacon(heard.get()).build()),
            patience);
    return new Acknowledged(reply.getTracker(), reply.getReceipt().getLeaf(), choices);
  }

  private <T> T decide(Function<ElectionsBlockingStub, T> call, Api.Patience patience)
      throws Api.Refused {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int attempt = 0; ; attempt++) {
      try {
        return call.apply(next());
      } catch (StatusRuntimeException e) {
        String why = String.valueOf(e.getStatus().getDescription());
        if (!again(e.getStatus())) {
          throw new Api.Refused(0, e.getStatus().getCode().name(), why);
        }
        if (System.nanoTime() > end) {
          throw CliException.failed("No node decided: " + why);
        }
        patience.again(why);
        pause(attempt);
      }
    }
  }

  private ElectionsBlockingStub next() {
    ManagedChannel channel = channels.get(Math.floorMod(turn.getAndIncrement(), channels.size()));
    return ElectionsGrpc.newBlockingStub(channel)
        .withDeadlineAfter(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What became of the command is open, or it is only too early. */
  private static boolean again(Status status) {
    return switch (status.getCode()) {
      case UNAVAILABLE, RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED, CANCELLED -> true;
      default -> false;
    };
  }

  private static void pause(int attempt) {
    long grown = PAUSE_MILLIS << Math.min(attempt, LONGEST_SHIFT);
    try {
      Thread.sleep(grown / 2 + ThreadLocalRandom.current().nextLong(grown));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failed("Interrupted.");
    }
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
