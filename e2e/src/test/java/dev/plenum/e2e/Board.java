package dev.plenum.e2e;

import static dev.plenum.operator.cluster.K3s.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.api.v1alpha1.Election;
import dev.plenum.api.v1alpha1.ExamSession;
import dev.plenum.api.v1alpha1.ResourceStatus;
import dev.plenum.operator.model.Labels;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.Container;

/** One resource in the cluster, as kubectl sees it. */
record Board(Platform platform, Kind kind, String namespace, String name) {

  /** What can be declared. */
  enum Kind {
    ELECTION(Election.class, Labels.ELECTION),
    EXAM(ExamSession.class, Labels.EXAM);

    private final Class<? extends CustomResource<?, ? extends ResourceStatus>> type;
    private final String label;

    Kind(Class<? extends CustomResource<?, ? extends ResourceStatus>> type, String label) {
      this.type = type;
      this.label = label;
    }
  }

  static Board election(Platform platform, String namespace, String name) {
    return new Board(platform, Kind.ELECTION, namespace, name);
  }

  static Board exam(Platform platform, String namespace, String name) {
    return new Board(platform, Kind.EXAM, namespace, name);
  }

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
        .map(ResourceStatus::conditions)
        .flatMap(all -> all.stream().filter(one -> type.equals(one.getType())).findFirst())
        .orElseGet(Condition::new);
  }

  Optional<ResourceStatus> status() {
    @Nullable CustomResource<?, ? extends ResourceStatus> found =
        platform.client.resources(kind.type).inNamespace(namespace).withName(name).get();
    return Optional.ofNullable(found).map(CustomResource::getStatus);
  }

  @Nullable String leader() {
    return status().map(ResourceStatus::leader).orElse(null);
  }

  String password(String user) {
    Secret secret =
        platform.client.secrets().inNamespace(namespace).withName(name + "-credentials").get();
    return new String(
        Base64.getDecoder().decode(secret.getData().get(user + "-password")),
        StandardCharsets.UTF_8);
  }

  /** Runs kubectl in its namespace. */
  Container.ExecResult kubectl(String... arguments) {
    return platform.cluster.kubectl(
        Stream.concat(Stream.of("-n", namespace), Stream.of(arguments)).toArray(String[]::new));
  }

  static String name(Pod pod) {
    return pod.getMetadata().getName();
  }

  /** The nodes' pods in their order. */
  List<Pod> pods() {
    return platform
        .client
        .pods()
        .inNamespace(namespace)
        .withLabels(Labels.selector(kind.label, name, Labels.NODE))
        .list()
        .getItems()
        .stream()
        .sorted(Comparator.comparing(Board::name))
        .toList();
  }

  /** Has the nodes replaced one after the other, whoever is at it. */
  void askForRestart(String value) {
    String resource = HasMetadata.getSingular(kind.type);
    kubectl("annotate", resource, name, Labels.RESTART + "=" + value, "--overwrite");
  }

  /** What a node answers at its management port. */
  String ask(String pod, String path) {
    return ask(pod, 8081, path);
  }

  private String ask(String pod, int port, String path) {
    return platform.client.raw(
        "/api/v1/namespaces/%s/pods/%s:%d/proxy/%s".formatted(namespace, pod, port, path));
  }

  /** How far a node folded, and to which root. */
  String folded(String pod) {
    JsonNode status = json(ask(pod, "status"));
    return status.path("folded").asText() + " " + status.path("root").asText();
  }

  /**
   * Whether all three nodes say by themselves that they are ready, members, and hear each other.
   */
  boolean whole() {
    try {
      List<Pod> pods = pods();
      return pods.size() == 3 && pods.stream().map(Board::name).allMatch(this::partOfTheWhole);
    } catch (KubernetesClientException doesNotAnswer) {
      return false;
    }
  }

  private boolean partOfTheWhole(String pod) {
    JsonNode status = json(ask(pod, "status"));
    JsonNode peers = json(ask(pod, 8080, "api/v1/cluster")).path("shard").path("peers");
    return status.path("ready").asBoolean()
        && status.path("cpMembers").size() == 3
        && peers.findValues("alive").stream().filter(JsonNode::asBoolean).count() == 3;
  }

  private static JsonNode json(String text) {
    try {
      return Api.JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException(notJson);
    }
  }

  /** A Service of type NodePort beside the client Service: the way in from outside. */
  void openNodePorts(int http, int grpc) {
    platform.cluster.apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: outside, namespace: %s}
        spec:
          type: NodePort
          selector: {%s: %s, plenum.dev/part: node}
          ports:
          - {name: http, port: 80, targetPort: http, nodePort: %d}
          - {name: grpc, port: 9090, targetPort: grpc, nodePort: %d}
        """
            .formatted(namespace, kind.label, name, http, grpc));
  }

  /** A port of its own for each pod; the addresses in their order. */
  List<String> openPodPorts(String port, int number, int firstNodePort) {
    List<String> addresses = new ArrayList<>();
    for (int pod = 0; pod < 3; pod++) {
      platform.cluster.apply(
          """
          apiVersion: v1
          kind: Service
          metadata: {name: %s-%d, namespace: %s}
          spec:
            type: NodePort
            selector: {statefulset.kubernetes.io/pod-name: %s-%d}
            ports: [{name: %s, port: %d, targetPort: %s, nodePort: %d}]
          """
              .formatted(port, pod, namespace, name, pod, port, number, port, firstNodePort + pod));
      addresses.add(platform.cluster.address(firstNodePort + pod));
    }
    return addresses;
  }

  /** What a shell script in the bundled database's container says. */
  String inDatabase(String script) {
    var done = kubectl("exec", name + "-database-0", "--", "sh", "-ec", script);
    if (done.getExitCode() != 0) {
      throw new IllegalStateException(done.getStderr());
    }
    return done.getStdout();
  }

  /** How often a pod's process was started anew. */
  int restarts(String pod) {
    return platform
        .client
        .pods()
        .inNamespace(namespace)
        .withName(pod)
        .get()
        .getStatus()
        .getContainerStatuses()
        .stream()
        .mapToInt(ContainerStatus::getRestartCount)
        .sum();
  }

  /** Entries that the database had lost and whose leaders say that they appended them again. */
  long appendedAgain() {
    var range = Pattern.compile("entries (\\d+) to (\\d+) of " + name + " were committed or may");
    return IntStream.range(0, 3)
        .mapToObj(node -> range.matcher(log(name + "-" + node)))
        .flatMap(Matcher::results)
        .mapToLong(said -> Long.parseLong(said.group(2)) - Long.parseLong(said.group(1)) + 1)
        .sum();
  }

  /** What a pod's present process has said. */
  String log(String pod) {
    return kubectl("logs", pod).getStdout();
  }

  void createSecret(String secret, String key, byte[] content) {
    platform
        .client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(secret)
                .withNamespace(namespace)
                .endMetadata()
                .addToData(key, Base64.getEncoder().encodeToString(content))
                .build())
        .create();
  }

  /** What a Secret of this resource holds. */
  byte[] secret(String secret, String key) {
    Secret found = platform.client.secrets().inNamespace(namespace).withName(secret).get();
    return Base64.getDecoder().decode(found.getData().get(key));
  }
}
