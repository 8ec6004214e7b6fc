package dev.plenum.operator.reconcile.rollout;

import dev.plenum.operator.model.Labels;
import dev.plenum.operator.model.Rollout;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads from Kubernetes' objects what the rollout's decision needs. */
public final class RolloutStatus {
  /** Longer than a node takes to start, shorter than anybody's patience. */
  private static final Duration STUCK_AFTER = Duration.ofSeconds(90);

  private final StatefulSet set;
  private final List<Pod> pods;
  private final Instant now;

  public RolloutStatus(StatefulSet set, List<Pod> pods, Instant now) {
    this.set = set;
    this.pods = List.copyOf(pods);
    this.now = now;
  }

  public List<Rollout.PodView> pods() {
    return pods.stream().map(this::view).toList();
  }

  /** The StatefulSet controller has seen the template as it is now. */
  public boolean settled() {
    return set.getStatus() != null
        && set.getStatus().getObservedGeneration() != null
        && set.getStatus().getObservedGeneration() >= set.getMetadata().getGeneration();
  }

  private Rollout.PodView view(Pod pod) {
    return new Rollout.PodView(
        pod.getMetadata().getName(),
        ready(pod),
        pod.getMetadata().getDeletionTimestamp() != null,
        stale(pod),
        asked(pod, Labels.RESTART) || asked(pod, Labels.KUBECTL_RESTART),
        stuck(pod));
  }

  private boolean stale(Pod pod) {
    String wanted = set.getStatus() == null ? null : set.getStatus().getUpdateRevision();
    return wanted != null && !wanted.equals(pod.getMetadata().getLabels().get(Labels.REVISION));
  }

  private boolean asked(Pod pod, String annotation) {
    String wanted =
        annotations(set.getSpec().getTemplate().getMetadata().getAnnotations(), annotation);
    return wanted != null
        && !Objects.equals(wanted, annotations(pod.getMetadata().getAnnotations(), annotation));
  }

  private static @Nullable String annotations(@Nullable Map<String, String> all, String name) {
    return all == null ? null : all.get(name);
  }

  private boolean stuck(Pod pod) {
    Instant since =
        readiness(pod)
            .map(PodCondition::getLastTransitionTime)
            .or(() -> Optional.ofNullable(pod.getMetadata().getCreationTimestamp()))
            .map(Instant::parse)
            .orElse(now);
    return !ready(pod) && since.plus(STUCK_AFTER).isBefore(now);
  }

  public static boolean ready(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && readiness(pod).filter(condition -> "True".equals(condition.getStatus())).isPresent();
  }

  private static Optional<PodCondition> readiness(Pod pod) {
    return conditions(pod).filter(condition -> "Ready".equals(condition.getType())).findFirst();
  }

  private static Stream<PodCondition> conditions(Pod pod) {
    return pod.getStatus() == null || pod.getStatus().getConditions() == null
        ? Stream.empty()
        : pod.getStatus().getConditions().stream();
  }

  /** Why the first pod that is not ready is not, as Kubernetes tells it. */
  public static @Nullable String waiting(List<Pod> pods) {
    return pods.stream()
        .filter(pod -> !ready(pod))
        .findFirst()
        .map(pod -> pod.getMetadata().getName() + " " + why(pod))
        .orElse(null);
  }

  private static String why(Pod pod) {
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      return "is stopping";
    }
    return containers(pod)
        .map(ContainerStatus::getState)
        .filter(state -> state != null && state.getWaiting() != null)
        .map(state -> "waits: " + state.getWaiting().getReason())
        .findFirst()
        .or(() ->
            conditions(pod)
                .filter(condition ->
                    "PodScheduled".equals(condition.getType())
                        && "False".equals(condition.getStatus()))
                .map(condition -> "is not scheduled: " + condition.getMessage())
                .findFirst())
        .orElse("is not ready yet");
  }

  private static Stream<ContainerStatus> containers(Pod pod) {
    return pod.getStatus() == null || pod.getStatus().getContainerStatuses() == null
        ? Stream.empty()
        : pod.getStatus().getContainerStatuses().stream();
  }
}
