package dev.plenum.operator.model;

import dev.plenum.trust.CertificateFiles;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What runs in a node's pod: the contract of settings, files and ports with the node. */
final class NodeContainer {
  private static final String CONFIG = "/etc/plenum";

  /** Long enough for Services everywhere to have dropped the pod before it stops to listen. */
  private static final long DRAIN_SECONDS = 3;

  private NodeContainer() {}

  static Container of(Blueprint blueprint) {
    return Pods.container("node", blueprint.installation().nodeImage())
        .withEnv(environment(blueprint))
        .withPorts(ports())
        .withVolumeMounts(mounts(blueprint))
        .withNewResources()
        .addToRequests("cpu", new Quantity("100m"))
        .addToRequests("memory", new Quantity("384Mi"))
        .addToLimits("memory", new Quantity("640Mi"))
        .endResources()
        .withStartupProbe(Pods.http("/health/liveness", 1, 2, 120))
        .withLivenessProbe(Pods.http("/health/liveness", 10, 5, 6))
        .withReadinessProbe(Pods.http("/health/readiness", 2, 2, 2))
        .withNewLifecycle()
        .withNewPreStop()
        .withNewSleep()
        .withSeconds(DRAIN_SECONDS)
        .endSleep()
        .endPreStop()
        .endLifecycle()
        .build();
  }

  private static List<EnvVar> environment(Blueprint blueprint) {
    return List.of(
        new EnvVarBuilder()
            .withName("PLENUM_NODE")
            .withNewValueFrom()
            .withNewFieldRef()
            .withApiVersion("v1")
            .withFieldPath("metadata.name")
            .endFieldRef()
            .endValueFrom()
            .build(),
        new EnvVar("PLENUM_NAME", blueprint.names().name(), null),
        new EnvVar("PLENUM_KIND", blueprint.managed().kind(), null),
        new EnvVar("PLENUM_CONFIG", CONFIG, null),
        new EnvVar("PLENUM_PEERS", peers(blueprint), null));
  }

  /** {@code board-0=board-0.board-nodes.ns.svc.cluster.local,…}: every node, this one included. */
  static String peers(Blueprint blueprint) {
    Names names = blueprint.names();
    String domain = names.nodeDomain(blueprint.installation());
    return IntStream.range(0, blueprint.replicas())
        .mapToObj(names::pod)
        .map(pod -> pod + "=" + pod + "." + domain)
        .collect(Collectors.joining(","));
  }

  private static List<ContainerPort> ports() {
    return List.of(
        port("http", Ports.HTTP),
        port("grpc", Ports.GRPC),
        port("management", Ports.MANAGEMENT),
        port("peer", Ports.PEER),
        port("hazelcast", Ports.HAZELCAST));
  }

  private static ContainerPort port(String name, int port) {
    return new ContainerPortBuilder()
        .withName(name)
        .withContainerPort(port)
        .withProtocol("TCP")
        .build();
  }

  private static List<VolumeMount> mounts(Blueprint blueprint) {
    List<VolumeMount> mounts = new ArrayList<>();
    mounts.add(readOnly("resource"));
    blueprint.managed().inputs().stream()
        .map(input -> input.part().text())
        .distinct()
        .forEach(part -> mounts.add(readOnly(part)));
    mounts.add(readOnly("secrets"));
    mounts.add(readOnly("database"));
    mounts.add(readOnly(CertificateFiles.FOLDER));
    mounts.add(Pods.mount("tmp", "/tmp"));
    return mounts;
  }

  private static VolumeMount readOnly(String name) {
    return new VolumeMountBuilder()
        .withName(name)
        .withMountPath(CONFIG + "/" + name)
        .withReadOnly(true)
        .build();
  }
}
