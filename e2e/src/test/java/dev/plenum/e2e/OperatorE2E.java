package dev.plenum.e2e;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operator as the chart installs it, with its own rights, in its own pod. */
@Tag("docker")
@ExtendWith(Progress.class)
class OperatorE2E {
  private static final Platform PLATFORM = Platform.get();
  private static final Board BOARD = Board.election(PLATFORM, "operators", "board");

  @BeforeAll
  static void ownNamespace() {
    PLATFORM.namespace(BOARD.namespace());
  }

  @AfterAll
  static void remove() {
    PLATFORM.remove(BOARD.namespace());
  }

  @Test
  void theExampleServesHealsAndIsToldByKubectl() throws IOException {
    String[] example = Files.readString(Path.of("../examples/election.yaml")).split("(?m)^---$", 2);

    BOARD.apply(example[1]);
    BOARD.awaitReady("False", "RollSecretMissing");
    BOARD.apply(example[0]);
    var waited = BOARD.kubectl("wait", "--for=condition=Ready", "election/board", "--timeout=180s");
    assertThat(waited.getStdout()).contains("condition met");
    BOARD.awaitAllNodes();

    PLATFORM.client.services().inNamespace(BOARD.namespace()).withName("board").delete();
    await("the Service is back", () -> service() != null);

    // Whoever of the two replicas leads is killed: the other goes on.
    PLATFORM.cluster.kubectl(
        "-n", Platform.SYSTEM, "delete", "pod", "--all", "--grace-period=0", "--force");
    PLATFORM.client.services().inNamespace(BOARD.namespace()).withName("board").delete();
    await("the Service is back after the operator was killed", () -> service() != null);

    var columns = BOARD.kubectl("get", "elections");
    assertThat(columns.getStdout())
        .contains("PHASE", "READY", "LEADER", "NODES", "BALLOTS", "CLOSES", "AGE")
        .contains("3/3");
    var events = BOARD.kubectl("get", "events");
    assertThat(events.getStdout()).contains("RollSecretMissing", "Serving");
  }

  @Test
  void aDeletedElectionLeavesNothingBehind() throws IOException {
    Board gone = Board.election(PLATFORM, BOARD.namespace(), "gone");
    gone.apply(
        Files.readString(Path.of("../examples/election.yaml"))
            .replace("name: board-roll", "name: gone-roll")
            .replace("name: board\n", "name: gone\n"));
    gone.awaitReady("True", "Serving");
    BOARD.kubectl("delete", "election", "gone");
    await(
        "only the roll, which a person made, is left",
        () -> leftOf("gone").equals("secret/gone-roll"));
  }

  private static String leftOf(String name) {
    String all =
        BOARD
            .kubectl(
                "get",
                "statefulsets,pods,services,configmaps,secrets,persistentvolumeclaims,networkpolicies,poddisruptionbudgets,serviceaccounts",
                "-o",
                "name")
            .getStdout();
    return all.lines().filter(line -> line.contains(name)).collect(Collectors.joining("\n"));
  }

  @Test
  void theOperatorTellsPrometheusHowItIs() {
    var pod = PLATFORM.client.pods().inNamespace(Platform.SYSTEM).list().getItems().getFirst();
    String metrics =
        PLATFORM.client.raw(
            "/api/v1/namespaces/%s/pods/%s:8080/proxy/metrics"
                .formatted(Platform.SYSTEM, pod.getMetadata().getName()));
    assertThat(metrics)
        .contains("plenum_operator_writes_total", "operator_sdk_", "jvm_memory_used_bytes");
  }

  private static @Nullable Object service() {
    return PLATFORM.client.services().inNamespace(BOARD.namespace()).withName("board").get();
  }
}
