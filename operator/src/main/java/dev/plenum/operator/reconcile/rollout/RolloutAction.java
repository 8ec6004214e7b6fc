package dev.plenum.operator.reconcile.rollout;

import dev.plenum.operator.model.Rollout;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the one pod that a decision names; its StatefulSet makes it anew. */
public final class RolloutAction {
  private static final Logger LOG = LoggerFactory.getLogger(RolloutAction.class);

  private final KubernetesClient client;

  public RolloutAction(KubernetesClient client) {
    this.client = client;
  }

  /** True if a pod was told to stop. A crash after this leaves nothing to clean up. */
  public boolean act(Rollout.Decision decision, List<Pod> pods) {
    if (!decision.reason().restarts()) {
      return false;
    }
    return pods.stream()
        .filter(pod -> pod.getMetadata().getName().equals(decision.pod()))
        .findFirst()
        .map(pod -> {
          LOG.info("{}: {}", pod.getMetadata().getName(), decision.reason().sentence());
          // Only this very pod as it was judged: a replacement of the same name is spared.
          client.resource(pod).lockResourceVersion(pod.getMetadata().getResourceVersion()).delete();
          return true;
        })
        .orElse(false);
  }
}
