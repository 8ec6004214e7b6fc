package dev.plenum.bench;

import dev.plenum.cli.local.Cluster;
import dev.plenum.cli.local.Definition;
import dev.plenum.cli.local.Definition.Kind;
import dev.plenum.cli.local.Node;
import dev.plenum.election.v1.ActRequest;
import dev.plenum.election.v1.ElectionsGrpc;
import dev.plenum.election.v1.LoginRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The election of the benchmark, and how its voters come to its nodes. */
final class BenchElection {
  static final int VOTERS = 256;

  private BenchElection() {}

  static Definition definition() {
    String yaml =
        """
        apiVersion: plenum.dev/v1alpha1
        kind: Election
        metadata: {name: bench}
        spec:
          title: Bench
          replicas: 3
          contests:
          - id: chair
            text: Who?
            method: plurality
            options: [{id: ana, name: Ana}, {id: ben, name: Ben}]
          roll: {secretRef: {name: roll, key: roll.csv}}
          opens: manual
          closes: 2h
          deadline: {rule: arrival, grace: 15s}
          revote: {policy: last, max: 10000000}
          admission: {inWork: 1024, queue: 10000}
          results: {publish: manual}
          database: {bundled: {storage: 1Gi}}
        """;
    StringBuilder roll = new StringBuilder("id,name,email,weight,code\n");
    for (int i = 0; i < VOTERS; i++) {
      roll.append("v%d,Voter %d,,1,%s%n".formatted(i, i, code(i)));
    }
    return new Definition(
        Kind.ELECTION,
        "bench",
        "Bench",
        3,
        yaml,
        Map.of(Kind.ELECTION.peopleFile(), roll.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String code(int voter) {
    return "BENCHBENCHBENCHBENCHBENC" + (1000 + voter);
  }

  static List<ManagedChannel> channels(Cluster cluster) {
    List<ManagedChannel> channels = new ArrayList<>();
    for (Node node : cluster.nodes()) {
      channels.add(
          NettyChannelBuilder.forAddress("127.0.0.1", node.ports().grpc()).usePlaintext().build());
    }
    return channels;
  }

  static void open(ManagedChannel channel, Cluster cluster) {
    var anonymous = ElectionsGrpc.newBlockingStub(channel);
    var admin =
        anonymous.login(
            LoginRequest.newBuilder()
                .setUser("admin")
                .setPassword(cluster.credentials().adminPassword())
                .build());
    var _ =
        with(anonymous, admin.getToken())
            .startVote(ActRequest.newBuilder().setCommandId(UUID.randomUUID().toString()).build());
  }

  static List<ElectionsGrpc.ElectionsBlockingStub> login(List<ManagedChannel> channels)
      throws InterruptedException {
    List<ElectionsGrpc.ElectionsBlockingStub> stubs = new ArrayList<>();
    for (int i = 0; i < VOTERS; i++) {
      var stub = ElectionsGrpc.newBlockingStub(channels.get(i % channels.size()));
      stubs.add(with(stub, token(stub, i)));
    }
    return stubs;
  }

  /** Logins are limited in rate, as they are for everybody. */
  private static String token(ElectionsGrpc.ElectionsBlockingStub stub, int voter)
      throws InterruptedException {
    while (true) {
      try {
        return stub.login(LoginRequest.newBuilder().setCode(code(voter)).build()).getToken();
      } catch (StatusRuntimeException e) {
        if (e.getStatus().getCode() != io.grpc.Status.Code.RESOURCE_EXHAUSTED) {
          throw e;
        }
        Thread.sleep(200);
      }
    }
  }

  private static ElectionsGrpc.ElectionsBlockingStub with(
      ElectionsGrpc.ElectionsBlockingStub stub, String token) {
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }
}
