package dev.plenum.operator;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.api.v1alpha1.Election;
import dev.plenum.api.v1alpha1.ElectionStatus;
import dev.plenum.api.v1alpha1.ExamSession;
import dev.plenum.api.v1alpha1.ExamSessionStatus;
import dev.plenum.operator.cluster.ApiServerProbe;
import dev.plenum.operator.cluster.K3s;
import dev.plenum.operator.model.Installation;
import dev.plenum.operator.model.Labels;
import dev.plenum.operator.reconcile.ElectionReconciler;
import dev.plenum.operator.reconcile.ExamReconciler;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The operator against a real API server, with stand-ins for nodes and a real PostgreSQL. */
@Tag("docker")
class OperatorIT {
  private static final List<Path> CRDS =
      List.of(
          Path.of("../crds/elections.plenum.dev.yaml"),
          Path.of("../crds/examsessions.plenum.dev.yaml"));
  private static final Path EXAM = Path.of("../examples/exam.yaml");
  private static final Path EXAMPLE = Path.of("../examples/election.yaml");

  private static K3s cluster;
  private static KubernetesClient client;
  private static Operator operator;
  private static ElectionReconciler reconciler;
  private static ExamReconciler examReconciler;
  private static int tests;

  private String namespace = "";

  @BeforeAll
  static void startOperator() throws Exception {
    K3s.buildStandIn();
    cluster = K3s.start();
    cluster.load(List.of(K3s.STAND_IN, K3s.POSTGRES));
    client = cluster.client();
    for (Path file : CRDS) {
      try (var crd = new FileInputStream(file.toFile())) {
        client.load(crd).create();
      }
    }
    operator =
        new Operator(overrider -> {
          Main.configure(overrider);
          overrider.withKubernetesClient(client).withCloseClientOnStop(false);
        });
    reconciler =
        new ElectionReconciler(
            client,
            new Installation(K3s.STAND_IN, K3s.POSTGRES, "plenum", "cluster.local"),
            new ApiServerProbe(client),
            new RandomText(),
            Clock.systemUTC());
    operator.register(reconciler);
    examReconciler =
        new ExamReconciler(
            client,
            new Installation(K3s.STAND_IN, K3s.POSTGRES, "plenum", "cluster.local"),
            new ApiServerProbe(client),
            new RandomText(),
            Clock.systemUTC());
    operator.register(examReconciler);
    operator.start();
  }

  @AfterAll
  static void stop() {
    operator.stop();
    client.close();
    cluster.stop();
  }

  @BeforeEach
  void ownNamespace() {
    namespace = "t" + ++tests;
    cluster.kubectl("create", "namespace", namespace);
    cluster.kubectl(
        "label", "namespace", namespace, "pod-security.kubernetes.io/enforce=restricted");
  }

  @AfterEach
  void remove() {
    cluster.kubectl("delete", "namespace", namespace, "--wait=false");
  }

  @Test
  void theExampleBecomesReadyAndThenNothingIsWrittenAnyMore() throws Exception {
    applyExample();
    awaitReady("True", "Serving");
    // It serves with two of three; the third follows.
    await("every node is there", () -> "3/3".equals(status().nodes()));

    assertThat(columns())
        .containsSubsequence(
            "board", "draft", "True", "board-0", "3/3", "3", "2027-01-31T18:00:00Z");
    assertThat(status().credentialsSecret()).isEqualTo("board-credentials");
    await("the database is ready too", () -> readyDatabases() == 1);
    Thread.sleep(3_000);
    long writes = reconciler.writes();
    String version = version();
    Thread.sleep(12_000);
    assertThat(reconciler.writes()).isEqualTo(writes);
    assertThat(version()).isEqualTo(version);
  }

  @Test
  void anExamBecomesReadyOnceItsPaperIsThereAndThenNothingIsWrittenAnyMore() throws Exception {
    String[] parts = Files.readString(EXAM).split("(?m)^---$", -1);
    cluster.apply(inNamespace(parts[0]));
    cluster.apply(inNamespace(parts[2]));
    await("the paper is missed", () -> "PaperConfigMapMissing".equals(examReady().getReason()));
    assertThat(examReady().getMessage())
        .contains("spec.paper.configMapRef.name", "networks-paper", "paper.yaml");

    cluster.apply(inNamespace(parts[1]));
    await("the exam is served", () -> "Serving".equals(examReady().getReason()));
    await("every node is there", () -> "3/3".equals(examStatus().nodes()));
    assertThat(examStatus())
        .satisfies(status -> {
          assertThat(status.students()).isEqualTo(20);
          assertThat(status.begun()).isEqualTo(12);
          assertThat(status.handedIn()).isEqualTo(7);
          assertThat(status.leader()).isEqualTo("networks-0");
        });
    Thread.sleep(3_000);
    long writes = examReconciler.writes();
    Thread.sleep(12_000);
    assertThat(examReconciler.writes()).isEqualTo(writes);
  }

  @Test
  void whatIsChangedOrDeletedIsPutBack() throws Exception {
    applyExample();
    awaitReady("True", "Serving");

    client.services().inNamespace(namespace).withName("board").delete();
    client.policy().v1().podDisruptionBudget().inNamespace(namespace).withName("board").delete();
    cluster.kubectl("-n", namespace, "scale", "statefulset", "board", "--replicas=1");
    cluster.kubectl(
        "-n",
        namespace,
        "patch",
        "service",
        "board-nodes",
        "--type=merge",
        "-p",
        "{\"spec\":{\"publishNotReadyAddresses\":false}}");

    await(
        "service is back",
        () -> client.services().inNamespace(namespace).withName("board").get() != null);
    await(
        "budget is back",
        () ->
            client
                    .policy()
                    .v1()
                    .podDisruptionBudget()
                    .inNamespace(namespace)
                    .withName("board")
                    .get()
                != null);
    await(
        "three nodes again",
        () ->
            client
                    .apps()
                    .statefulSets()
                    .inNamespace(namespace)
                    .withName("board")
                    .get()
                    .getSpec()
                    .getReplicas()
                == 3);
    await(
        "addresses before readiness again",
        () ->
            Boolean.TRUE.equals(
                client
                    .services()
                    .inNamespace(namespace)
                    .withName("board-nodes")
                    .get()
                    .getSpec()
                    .getPublishNotReadyAddresses()));
  }

  @Test
  void aMissingRollIsNamedAndHealsByItself() throws Exception {
    cluster.apply(inNamespace(election()));
    awaitReady("False", "RollSecretMissing");
    assertThat(ready().getMessage()).contains("spec.roll.secretRef.name", "board-roll");
    assertThat(warnings()).contains("RollSecretMissing");

    client.resource(secret("board-roll", Map.of("wrong", "x"))).create();
    awaitReady("False", "RollKeyMissing");

    client
        .resource(secret("board-roll", Map.of("roll.csv", "id,name,email,weight,code\n")))
        .update();
    awaitReady("True", "Serving");
  }

  @Test
  void aMissingDatabaseSecretIsNamedAndHealsByItself() throws Exception {
    client.resource(secret("board-roll", Map.of("roll.csv", "x"))).create();
    cluster.apply(
        inNamespace(election().replace("bundled: {storage: 1Gi}", "secretRef: {name: ours}")));
    awaitReady("False", "DatabaseSecretMissing");
    client
        .resource(secret("ours", Map.of("url", "jdbc:postgresql://db/x", "username", "x")))
        .create();
    awaitReady("False", "DatabaseSecretIncomplete");
    client
        .resource(
            secret(
                "ours", Map.of("url", "jdbc:postgresql://db/x", "username", "x", "password", "y")))
        .update();
    awaitReady("True", "Serving");
    assertThat(client.apps().statefulSets().inNamespace(namespace).withName("board-database").get())
        .isNull();
  }

  @Test
  void aLostKeyIsReportedAndNeverMadeAnew() throws Exception {
    applyExample();
    awaitReady("True", "Serving");
    Secret keys = client.secrets().inNamespace(namespace).withName("board-keys").get();
    client.resource(keys).delete();
    awaitReady("False", "SecretLost");

    keys.getMetadata().setResourceVersion(null);
    keys.getMetadata().setUid(null);
    client.resource(keys).create();
    awaitReady("True", "Serving");
  }

  @Test
  void anObjectOfSomebodyElseIsLeftAlone() throws Exception {
    cluster.kubectl("-n", namespace, "create", "service", "clusterip", "board", "--tcp=80:80");
    applyExample();
    awaitReady("False", "NameTaken");
    assertThat(
            client
                .services()
                .inNamespace(namespace)
                .withName("board")
                .get()
                .getMetadata()
                .getOwnerReferences())
        .isEmpty();
    client.services().inNamespace(namespace).withName("board").delete();
    awaitReady("True", "Serving");
  }

  @Test
  void anUnusableEditLeavesTheElectionAsItWas() throws Exception {
    applyExample();
    awaitReady("True", "Serving");
    cluster.kubectl(
        "-n",
        namespace,
        "patch",
        "election",
        "board",
        "--type=merge",
        "-p",
        "{\"spec\":{\"closes\":\"2020-01-01T00:00:00Z\",\"title\":\"Other\"}}");
    awaitReady("False", "SpecInvalid");
    assertThat(
            client
                .configMaps()
                .inNamespace(namespace)
                .withName("board-resource")
                .get()
                .getData()
                .get("resource.yaml"))
        .contains("Board election")
        .doesNotContain("2020-01-01");
    cluster.kubectl(
        "-n",
        namespace,
        "patch",
        "election",
        "board",
        "--type=merge",
        "-p",
        "{\"spec\":{\"closes\":\"3h\"}}");
    awaitReady("True", "Serving");
  }

  @Test
  void inAnOpenPollPodsAreReplacedOneAtATimeAndTheLeaderLast() throws Exception {
    applyExample();
    awaitReady("True", "Serving");
    Map<String, String> before = podUids();
    client.raw("/api/v1/namespaces/%s/pods/board-0:8081/proxy/phase?open".formatted(namespace));
    await("the poll is open", () -> "open".equals(status().phase()));
    cluster.kubectl("-n", namespace, "annotate", "election", "board", "plenum.dev/restart=now");
    await(
        "every pod is new",
        () ->
            podUids().size() == 3 && podUids().values().stream().noneMatch(before::containsValue));
    awaitReady("True", "Serving");

    assertThat(restarts())
        .containsExactly(
            "RestartFollower board-2", "RestartFollower board-1", "RestartLeader board-0");
  }

  private void applyExample() throws IOException {
    cluster.apply(inNamespace(Files.readString(EXAMPLE)));
  }

  /** The example's Election without its roll. */
  private static String election() throws IOException {
    return Files.readString(EXAMPLE).split("(?m)^---$", 2)[1];
  }

  private String inNamespace(String yaml) {
    return yaml.replace("metadata:\n", "metadata:\n  namespace: " + namespace + "\n");
  }

  private Secret secret(String name, Map<String, String> values) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withStringData(values)
        .build();
  }

  private void awaitReady(String status, String reason) {
    await(
        "Ready=" + status + " " + reason + ", but it is " + ready(),
        () -> status.equals(ready().getStatus()) && reason.equals(ready().getReason()));
  }

  private Condition ready() {
    return Optional.ofNullable(
            client.resources(Election.class).inNamespace(namespace).withName("board").get())
        .map(Election::getStatus)
        .map(ElectionStatus::conditions)
        .flatMap(all -> all.stream().filter(one -> "Ready".equals(one.getType())).findFirst())
        .orElseGet(Condition::new);
  }

  private ElectionStatus status() {
    return Objects.requireNonNull(
        client
            .resources(Election.class)
            .inNamespace(namespace)
            .withName("board")
            .get()
            .getStatus());
  }

  private ExamSessionStatus examStatus() {
    return Objects.requireNonNull(
        client
            .resources(ExamSession.class)
            .inNamespace(namespace)
            .withName("networks")
            .get()
            .getStatus());
  }

  private Condition examReady() {
    return Optional.ofNullable(
            client.resources(ExamSession.class).inNamespace(namespace).withName("networks").get())
        .map(ExamSession::getStatus)
        .map(ExamSessionStatus::conditions)
        .flatMap(all -> all.stream().filter(one -> "Ready".equals(one.getType())).findFirst())
        .orElseGet(Condition::new);
  }

  private List<String> columns() {
    String line = cluster.kubectl("-n", namespace, "get", "election", "--no-headers").getStdout();
    return List.of(line.strip().split("\\s+", -1));
  }

  private String version() {
    return client
        .resources(Election.class)
        .inNamespace(namespace)
        .withName("board")
        .get()
        .getMetadata()
        .getResourceVersion();
  }

  private int readyDatabases() {
    var set = client.apps().statefulSets().inNamespace(namespace).withName("board-database").get();
    Integer ready = set == null ? null : set.getStatus().getReadyReplicas();
    return ready == null ? 0 : ready;
  }

  private Map<String, String> podUids() {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabels(Labels.selector(Labels.ELECTION, "board", Labels.NODE))
        .list()
        .getItems()
        .stream()
        .collect(
            Collectors.toMap(
                pod -> pod.getMetadata().getName(), pod -> pod.getMetadata().getUid()));
  }

  private List<String> restarts() {
    return client.v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> event.getReason().startsWith("Restart"))
        .sorted(
            Comparator.comparing(event -> Long.valueOf(event.getMetadata().getResourceVersion())))
        .map(event -> event.getReason() + event.getMessage().replaceFirst(".*:", ""))
        .toList();
  }

  private List<String> warnings() {
    return client.v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> "Warning".equals(event.getType()))
        .map(Event::getReason)
        .toList();
  }
}
