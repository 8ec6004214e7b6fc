package dev.plenum.operator;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.operator.cluster.K3s;
import dev.plenum.operator.model.Labels;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
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

  @Test
  void whatANewReleaseChangesWaitsUntilAnOpenPollIsClosed() throws Exception {
    apply(example());
    awaitReady("True", "Serving");
    awaitEveryNode();
    Map<String, String> before = podUids();
    openThePoll();

    OPERATOR.upgrade(K3s.NEXT_STAND_IN);
    awaitHeld();
    awaitAnotherLook();
    assertThat(podUids()).isEqualTo(before);
    assertThat(ready().getReason()).isEqualTo("Serving");
    assertThat(restarts()).isEmpty();

    report("closed");
    awaitNewPods(before);
    awaitReady("True", "Serving");
    assertThat(images()).containsOnly(K3s.NEXT_STAND_IN);
    assertThat(restarts()).hasSize(3).last().isEqualTo("RestartLeader board-0");
  }

  @AfterEach
  void presentRelease() {
    OPERATOR.upgrade(K3s.STAND_IN);
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

  private void awaitHeld() {
    await(
        "the change is held",
        () -> {
          Condition progressing = condition("Progressing");
          return "False".equals(progressing.getStatus())
              && "HeldWhileOpen".equals(progressing.getReason());
        });
  }

  /** Every look at an open poll finds a longer ledger. */
  private void awaitAnotherLook() {
    long seen = ledger();
    await("the operator looks again", () -> ledger() > seen);
  }

  private long ledger() {
    return Objects.requireNonNull(status().checkpoint()).size();
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

  private List<String> images() {
    return pods().stream().map(pod -> pod.getSpec().getContainers().getFirst().getImage()).toList();
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
