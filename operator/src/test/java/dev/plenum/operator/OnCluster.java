package dev.plenum.operator;

import static dev.plenum.operator.cluster.K3s.await;

import dev.plenum.api.v1alpha1.Election;
import dev.plenum.api.v1alpha1.ElectionStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.testcontainers.containers.Container;

/** The operator against a real API server, in a namespace of its own for each test. */
@Tag("docker")
abstract class OnCluster {
  static final RunningOperator OPERATOR = RunningOperator.get();

  private static final Path EXAMPLE = Path.of("../examples/election.yaml");
  private static int tests;

  private String namespace = "";

  @BeforeEach
  void ownNamespace() {
    namespace = "t" + ++tests;
    OPERATOR.cluster.kubectl("create", "namespace", namespace);
    OPERATOR.cluster.kubectl(
        "label", "namespace", namespace, "pod-security.kubernetes.io/enforce=restricted");
  }

  @AfterEach
  void remove() {
    OPERATOR.cluster.kubectl("delete", "namespace", namespace, "--wait=false");
  }

  final String namespace() {
    return namespace;
  }

  final KubernetesClient client() {
    return OPERATOR.client;
  }

  /** What kubectl says to a person in the namespace. */
  final String kubectl(String... arguments) {
    List<String> all = new ArrayList<>(List.of("-n", namespace));
    all.addAll(List.of(arguments));
    return said(OPERATOR.cluster.kubectl(all.toArray(String[]::new)));
  }

  final void apply(String yaml) {
    said(
        OPERATOR.cluster.apply(
            yaml.replace("metadata:\n", "metadata:\n  namespace: " + namespace + "\n")));
  }

  private static String said(Container.ExecResult result) {
    if (result.getExitCode() != 0) {
      throw new IllegalStateException(result.getStderr());
    }
    return result.getStdout();
  }

  /** The example's Election with its roll. */
  static String example() throws IOException {
    return Files.readString(EXAMPLE);
  }

  /** The example's Election without its roll. */
  static String election() throws IOException {
    return example().split("(?m)^---$", 2)[1];
  }

  final Secret secret(String name, Map<String, String> values) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withStringData(values)
        .build();
  }

  final void awaitReady(String status, String reason) {
    await(
        () -> "Ready=" + status + " " + reason + ", but it is " + ready(),
        () -> status.equals(ready().getStatus()) && reason.equals(ready().getReason()));
  }

  final void awaitEveryNode() {
    await("every node is there", () -> "3/3".equals(status().nodes()));
  }

  final Condition ready() {
    return condition("Ready");
  }

  final Condition condition(String type) {
    return electionConditions().stream()
        .filter(one -> type.equals(one.getType()))
        .findFirst()
        .orElseGet(Condition::new);
  }

  final List<Condition> electionConditions() {
    return Optional.ofNullable(
            client().resources(Election.class).inNamespace(namespace).withName("board").get())
        .map(Election::getStatus)
        .map(ElectionStatus::conditions)
        .orElseGet(List::of);
  }

  final ElectionStatus status() {
    return Objects.requireNonNull(
        client()
            .resources(Election.class)
            .inNamespace(namespace)
            .withName("board")
            .get()
            .getStatus());
  }

  final void awaitDatabase() {
    awaitDatabase("board");
  }

  final void awaitDatabase(String resource) {
    await("the database of " + resource + " is ready", () -> readyDatabases(resource) == 1);
  }

  private int readyDatabases(String resource) {
    var set =
        client()
            .apps()
            .statefulSets()
            .inNamespace(namespace())
            .withName(resource + "-database")
            .get();
    Integer ready = set == null ? null : set.getStatus().getReadyReplicas();
    return ready == null ? 0 : ready;
  }
}
