package dev.plenum.e2e;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an uninstalled chart and a deleted election leave, and that both can come back to it. */
@Tag("docker")
@ExtendWith(Progress.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UninstallE2E {
  private static final Platform PLATFORM = Platform.get();
  private static final Board BOARD = Board.election(PLATFORM, "leaving", "board");

  /** Size and root of the ledger, as the status had them before anything was removed. */
  private static String ledger = "";

  @BeforeAll
  static void anElectionThatKeepsItsDatabase() throws IOException {
    PLATFORM.namespace(BOARD.namespace());
    BOARD.apply(example()[0]);
    BOARD.apply(kept());
    BOARD.awaitReady("True", "Serving");
    BOARD.awaitAllNodes();
    await("the ledger has a checkpoint", () -> checkpoint().matches("\\d+ .+"));
    ledger = checkpoint();
  }

  @AfterAll
  static void remove() {
    PLATFORM.remove(BOARD.namespace());
  }

  @Test
  @Order(1)
  void anUninstalledOperatorLeavesElectionsRunning() {
    assertThat(ofTheChart()).contains("deployment.apps/", "clusterrolebinding.");
    PLATFORM.uninstall();
    assertThat(ofTheChart()).isEmpty();
    assertThat(readyNodes()).isEqualTo("3");
    PLATFORM.install();
    BOARD.awaitAllNodes();
    assertThat(checkpoint()).isEqualTo(ledger);
  }

  @Test
  @Order(2)
  void aDeletedElectionLeavesOnlyWhatItWasToldToKeep() {
    PLATFORM.cluster.kubectl("-n", BOARD.namespace(), "delete", "election", "board");
    await(
        "disk, password and keys are left, and the roll, which a person made",
        () ->
            left().stream().noneMatch(name -> name.startsWith("pod/"))
                && left().stream().allMatch(UninstallE2E::documented));
    assertThat(left()).anyMatch(name -> name.startsWith("persistentvolumeclaim/"));

    PLATFORM.uninstall();
    assertThat(ofTheChart()).isEmpty();
    assertThat(inTheSystem())
        .as("nobody's, and a next operator's to take")
        .containsExactly("lease.coordination.k8s.io/plenum-operator");
    assertThat(left()).isNotEmpty().allMatch(UninstallE2E::documented);
    assertThat(PLATFORM.cluster.kubectl("get", "crds", "-o", "name").getStdout())
        .contains("elections.plenum.dev", "examsessions.plenum.dev");
  }

  @Test
  @Order(3)
  void aReinstalledOneFindsTheLedgerAgain() throws IOException {
    PLATFORM.install();
    BOARD.apply(kept());
    BOARD.awaitReady("True", "Serving");
    BOARD.awaitAllNodes();
    await("the ledger is the one of before: " + ledger, () -> checkpoint().equals(ledger));
  }

  private static boolean documented(String name) {
    return name.startsWith("persistentvolumeclaim/") || name.startsWith("secret/board-");
  }

  /** Everything in the namespace that Kubernetes did not put there itself. */
  private static List<String> left() {
    return in(BOARD.namespace());
  }

  private static List<String> inTheSystem() {
    return in(Platform.SYSTEM);
  }

  private static List<String> in(String namespace) {
    return PLATFORM
        .cluster
        .kubectl(
            "-n",
            namespace,
            "get",
            "elections,statefulsets,deployments,pods,services,configmaps,secrets,persistentvolumeclaims,networkpolicies,poddisruptionbudgets,serviceaccounts,leases",
            "-o",
            "name")
        .getStdout()
        .lines()
        .filter(
            name -> !name.endsWith("/kube-root-ca.crt") && !name.equals("serviceaccount/default"))
        .toList();
  }

  /** What Helm made, wherever it stands. */
  private static String ofTheChart() {
    return PLATFORM
        .cluster
        .kubectl(
            "get",
            "deployments,pods,services,configmaps,secrets,serviceaccounts,roles,rolebindings,clusterroles,clusterrolebindings",
            "--all-namespaces",
            "-l",
            "app.kubernetes.io/managed-by=Helm,app.kubernetes.io/instance=plenum",
            "-o",
            "name")
        .getStdout()
        .lines()
        .collect(Collectors.joining("\n"));
  }

  private static String readyNodes() {
    return jsonpath("statefulset/board", "{.status.readyReplicas}");
  }

  private static String checkpoint() {
    return jsonpath("election/board", "{.status.checkpoint.size} {.status.checkpoint.root}");
  }

  private static String jsonpath(String object, String path) {
    return PLATFORM
        .cluster
        .kubectl("-n", BOARD.namespace(), "get", object, "-o", "jsonpath=" + path)
        .getStdout();
  }

  private static String kept() throws IOException {
    String yaml = example()[1].replace("bundled: {storage: 1Gi}", "bundled: {keep: true}");
    assertThat(yaml).contains("keep: true");
    return yaml;
  }

  private static String[] example() throws IOException {
    return Files.readString(Path.of("../examples/election.yaml")).split("(?m)^---$", 2);
  }
}
