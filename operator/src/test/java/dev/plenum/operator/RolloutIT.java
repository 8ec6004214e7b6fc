package dev.plenum.operator;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.operator.model.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pods are replaced in turn, and only when it disturbs nobody. */
class RolloutIT extends OnCluster {
  @Test
  void inAnOpenPollPodsAreReplacedOneAtATimeAndTheLeaderLast() throws Exception {
    apply(example());
    awaitReady("True", "Serving");
    Map<String, String> before = podUids();
    openThePoll();
    kubectl("annotate", "election", "board", "plenum.dev/restart=now");
    awaitNewPods(before);
    awaitReady("True", "Serving");

    assertThat(restarts())
        .containsExactly(
            "RestartFollower board-2", "RestartFollower board-1", "RestartLeader board-0");
  }

  private void openThePoll() {
    report("open");
    await("the poll is open", () -> "open".equals(status().phase()));
  }

  /** What the leader says from now on. */
  private void report(String phase) {
    client()
        .raw(
            "/api/v1/namespaces/%s/pods/board-0:8081/proxy/phase?%s".formatted(namespace(), phase));
  }

  private void awaitNewPods(Map<String, String> before) {
    await(
        "every pod is new",
        () ->
            podUids().size() == 3 && podUids().values().stream().noneMatch(before::containsValue));
  }

  private Map<String, String> podUids() {
    return pods().stream()
        .collect(
            Collectors.toMap(
                pod -> pod.getMetadata().getName(), pod -> pod.getMetadata().getUid()));
  }

  private List<Pod> pods() {
    return client()
        .pods()
        .inNamespace(namespace())
        .withLabels(Labels.selector(Labels.ELECTION, "board", Labels.NODE))
        .list()
        .getItems();
  }

  private List<String> restarts() {
    return client().v1().events().inNamespace(namespace()).list().getItems().stream()
        .filter(event -> event.getReason().startsWith("Restart"))
        .sorted(
            Comparator.comparing(event -> Long.valueOf(event.getMetadata().getResourceVersion())))
        .map(event -> event.getReason() + event.getMessage().replaceFirst(".*:", ""))
        .toList();
  }
}
