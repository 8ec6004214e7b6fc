package dev.plenum.operator.model;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
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
    return new ContainerBuilder()
        .withName("node")
        .withImage(blueprint.installation().nodeImage())
        .withImagePullPolicy("IfNotPresent")
        .withEnv(environment(blueprint))
        .withPorts(ports())
        .withVolumeMounts(mounts())
        .withSecurityContext(Security.container())
        .withNewResources()
        .addToRequests("cpu", new Quantity("100m"))
        .addToRequests("memory", new Quantity("384Mi"))
        .addToLimits("memory", new Quantity("640Mi"))
        .endResources()
        .withStartupProbe(probe("/health/liveness", 1, 2, 120))
        .withLivenessProbe(probe("/health/liveness", 10, 5, 6))
        .withReadinessProbe(probe("/health/readiness", 2, 2, 2))
        .withNewLifecycle()
        .withNewPreStop()
        .withNewSleep()
        .withSeconds(DRAIN_SECONDS)
        .endSleep()
        .endPreStop()
        .endLifecycle()
        .withTerminationMessagePath("/dev/termination-log")
        .withTerminationMessagePolicy("FallbackToLogsOnError")
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
        new EnvVar("PLENUM_NAME", blueprint.names().election(), null),
        new EnvVar("PLENUM_KIND", "Election", null),
        new EnvVar("PLENUM_CONFIG", CONFIG, null),
        new EnvVar("PLENUM_PEERS", peers(blueprint), null));
  }

  /** {@code board-0=board-0.board-nodes.ns.svc.cluster.local,…}: every node, this one included. */
  static String peers(Blueprint blueprint) {
    Names names = blueprint.names();
    String domain =
        names.headlessService()
            + "."
            + names.namespace()
            + ".svc."
            + blueprint.installation().clusterDomain();
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

  private static List<VolumeMount> mounts() {
    return List.of(
        readOnly("resource"),
        readOnly("roll"),
        readOnly("secrets"),
        readOnly("database"),
        new VolumeMountBuilder().withName("tmp").withMountPath("/tmp").build());
  }

  private static VolumeMount readOnly(String name) {
    return new VolumeMountBuilder()
        .withName(name)
        .withMountPath(CONFIG + "/" + name)
        .withReadOnly(true)
        .build();
  }

  private static Probe probe(String path, int period, int timeout, int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withPort(new IntOrString("management"))
        .withScheme("HTTP")
        .endHttpGet()
        .withPeriodSeconds(period)
        .withTimeoutSeconds(timeout)
        .withFailureThreshold(failures)
        .withSuccessThreshold(1)
        .build();
  }
}
