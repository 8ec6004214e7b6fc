package dev.plenum.operator.model;

import dev.plenum.trust.CertificateFiles;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The nodes.
 *
 * <p>Selector, service name and management policy can never change on a StatefulSet: they are what
 * they are since the first release. Pods are replaced by the operator only ({@code OnDelete}),
 * which knows who leads; Kubernetes does not. Fields that the API server would fill in are written
 * out, so that what is wanted can be compared with what is there.
 */
public final class NodeSet {
  static final long USER = 10001;
  private static final long GRACE_SECONDS = 30;

  private NodeSet() {}

  public static StatefulSet of(Blueprint blueprint) {
    Names names = blueprint.names();
    return new StatefulSetBuilder()
        .withApiVersion("apps/v1")
        .withKind("StatefulSet")
        .withMetadata(blueprint.metadata(names.nodes(), Labels.NODE).build())
        .withNewSpec()
        .withReplicas(blueprint.replicas())
        .withServiceName(names.headlessService())
        .withPodManagementPolicy("Parallel")
        .withRevisionHistoryLimit(10)
        .withNewUpdateStrategy()
        .withType("OnDelete")
        .endUpdateStrategy()
        .withNewSelector()
        .withMatchLabels(names.selector(Labels.NODE))
        .endSelector()
        .withTemplate(template(blueprint))
        .endSpec()
        .build();
  }

  private static PodTemplateSpec template(Blueprint blueprint) {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(blueprint.names().labels(Labels.NODE))
        .withAnnotations(annotations(blueprint))
        .endMetadata()
        .withSpec(pod(blueprint))
        .build();
  }

  private static Map<String, String> annotations(Blueprint blueprint) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put("prometheus.io/scrape", "true");
    annotations.put("prometheus.io/port", String.valueOf(Ports.MANAGEMENT));
    annotations.put("prometheus.io/path", "/prometheus");
    Map<String, String> asked = blueprint.resource().getMetadata().getAnnotations();
    if (asked != null && asked.containsKey(Labels.RESTART)) {
      annotations.put(Labels.RESTART, asked.get(Labels.RESTART));
    }
    return annotations;
  }

  private static PodSpec pod(Blueprint blueprint) {
    return Pods.pod(blueprint, USER, GRACE_SECONDS)
        .withTopologySpreadConstraints(
            spread(blueprint, "kubernetes.io/hostname"),
            spread(blueprint, "topology.kubernetes.io/zone"))
        .withContainers(NodeContainer.of(blueprint))
        .withVolumes(volumes(blueprint))
        .build();
  }

  private static List<Volume> volumes(Blueprint blueprint) {
    Names names = blueprint.names();
    List<Volume> volumes = new ArrayList<>();
    volumes.add(
        new VolumeBuilder()
            .withName("resource")
            .withNewConfigMap()
            .withName(names.resourceConfig())
            .withDefaultMode(Pods.READABLE_BY_GROUP)
            .endConfigMap()
            .build());
    blueprint.managed().inputs().stream()
        .collect(Collectors.groupingBy(Input::part, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(inputs -> volumes.add(Input.volume(inputs)));
    volumes.add(
        new VolumeBuilder()
            .withName("secrets")
            .withNewProjected()
            .withDefaultMode(Pods.READABLE_BY_GROUP)
            .withSources(projected(names.keysSecret()), projected(names.credentialsSecret()))
            .endProjected()
            .build());
    volumes.add(secret("database", blueprint.databaseSecret()));
    volumes.add(secret(CertificateFiles.FOLDER, names.certificatesSecret()));
    volumes.add(Pods.scratch("tmp"));
    return volumes;
  }

  private static Volume secret(String volume, String secret) {
    return new VolumeBuilder()
        .withName(volume)
        .withNewSecret()
        .withSecretName(secret)
        .withDefaultMode(Pods.READABLE_BY_GROUP)
        .endSecret()
        .build();
  }

  private static VolumeProjection projected(String secret) {
    return new VolumeProjectionBuilder().withNewSecret().withName(secret).endSecret().build();
  }

  /** A wish, not a condition: a cluster of one machine must be able to run one too. */
  private static TopologySpreadConstraint spread(Blueprint blueprint, String key) {
    return new TopologySpreadConstraintBuilder()
        .withMaxSkew(1)
        .withTopologyKey(key)
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withNewLabelSelector()
        .withMatchLabels(blueprint.names().selector(Labels.NODE))
        .endLabelSelector()
        .build();
  }
}
