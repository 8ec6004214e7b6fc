package dev.plenum.e2e;

import static dev.plenum.operator.cluster.K3s.await;

import dev.plenum.api.v1alpha1.Election;
import dev.plenum.api.v1alpha1.ElectionStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One election in the cluster, as kubectl sees it. */
record Board(Platform platform, String namespace, String name) {

  void apply(String yaml) {
    var applied =
        platform.cluster.apply(
            yaml.replace("metadata:\n", "metadata:\n  namespace: " + namespace + "\n"));
    if (applied.getExitCode() != 0) {
      throw new IllegalStateException(applied.getStderr());
    }
  }

  void awaitReady(String status, String reason) {
    await(
        "Ready=" + status + " because of " + reason,
        () -> status.equals(ready().getStatus()) && reason.equals(ready().getReason()));
  }

  void awaitAllNodes() {
    await(
        "every node is ready and a member",
        () ->
            "QuorumWhole".equals(condition("QuorumHealthy").getReason())
                && "AllNodesReady".equals(condition("Degraded").getReason())
                && "True".equals(ready().getStatus()));
  }

  Condition ready() {
    return condition("Ready");
  }

  Condition condition(String type) {
    return status()
        .map(ElectionStatus::conditions)
        .flatMap(all -> all.stream().filter(one -> type.equals(one.getType())).findFirst())
        .orElseGet(Condition::new);
  }

  Optional<ElectionStatus> status() {
    return Optional.ofNullable(
            platform.client.resources(Election.class).inNamespace(namespace).withName(name).get())
        .map(Election::getStatus);
  }

  @Nullable String leader() {
    return status().map(ElectionStatus::leader).orElse(null);
  }

  String password(String user) {
    Secret secret =
        platform.client.secrets().inNamespace(namespace).withName(name + "-credentials").get();
    return new String(
        Base64.getDecoder().decode(secret.getData().get(user + "-password")),
        StandardCharsets.UTF_8);
  }

  /** A Service of type NodePort beside the client Service: the way in from outside. */
  void openNodePorts() {
    platform.cluster.apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: outside, namespace: %s}
        spec:
          type: NodePort
          selector: {plenum.dev/election: %s, plenum.dev/part: node}
          ports:
          - {name: http, port: 80, targetPort: http, nodePort: %d}
          - {name: grpc, port: 9090, targetPort: grpc, nodePort: %d}
        """
            .formatted(namespace, name, Platform.HTTP, Platform.GRPC));
  }
}
