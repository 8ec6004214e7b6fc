package dev.plenum.operator.cluster;

import dev.plenum.operator.status.NodeProbe;
import dev.plenum.operator.status.NodeReport;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks nodes through the API server, since a test outside the cluster cannot reach pods. */
public record ApiServerProbe(KubernetesClient client) implements NodeProbe {
  @Override
  public Map<String, NodeReport> ask(List<Pod> pods) {
    Map<String, NodeReport> reports = new HashMap<>();
    for (Pod pod : pods) {
      String name = pod.getMetadata().getName();
      try {
        String path =
            "/api/v1/namespaces/%s/pods/%s:8081/proxy/status"
                .formatted(pod.getMetadata().getNamespace(), name);
        String json = client.raw(path);
        if (json != null) {
          reports.put(name, Serialization.unmarshal(json, NodeReport.class));
        }
      } catch (KubernetesClientException silent) {
        // no report is what the operator has to live with
      }
    }
    return reports;
  }
}
