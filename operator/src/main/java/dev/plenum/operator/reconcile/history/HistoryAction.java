package dev.plenum.operator.reconcile.history;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends all nodes at once. What they remember beyond the database is what a person gave up; nodes
 * that start anew know only what the database has.
 */
public final class HistoryAction {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryAction.class);

  private final KubernetesClient client;

  public HistoryAction(KubernetesClient client) {
    this.client = client;
  }

  public void accept(List<Pod> pods) {
    for (Pod pod : pods) {
      LOG.warn(
          "{} starts anew from the history that the database has", pod.getMetadata().getName());
      client.resource(pod).lockResourceVersion(pod.getMetadata().getResourceVersion()).delete();
    }
  }
}
