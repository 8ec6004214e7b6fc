package dev.plenum.operator.model;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;

/** How nodes are found, and how many may be taken away at once. */
public final class NodeServices {
  private NodeServices() {}

  /** For people and programs: ready nodes only. */
  public static Service client(Blueprint blueprint) {
    return new ServiceBuilder()
        .withApiVersion("v1")
        .withKind("Service")
        .withMetadata(blueprint.metadata(blueprint.names().nodes(), Labels.NODE).build())
        .withNewSpec()
        .withType("ClusterIP")
        .withSelector(blueprint.names().selector(Labels.NODE))
        .withPorts(port("http", 80, "http"), port("grpc", Ports.GRPC, "grpc"))
        .endSpec()
        .build();
  }

  /** For the nodes themselves: they must find each other before they are ready. */
  public static Service headless(Blueprint blueprint) {
    return new ServiceBuilder()
        .withApiVersion("v1")
        .withKind("Service")
        .withMetadata(blueprint.metadata(blueprint.names().headlessService(), Labels.NODE).build())
        .withNewSpec()
        .withType("ClusterIP")
        .withClusterIP("None")
        .withPublishNotReadyAddresses(true)
        .withSelector(blueprint.names().selector(Labels.NODE))
        .withPorts(
            port("peer", Ports.PEER, "peer"),
            port("hazelcast", Ports.HAZELCAST, "hazelcast"),
            port("management", Ports.MANAGEMENT, "management"))
        .endSpec()
        .build();
  }

  /** One at a time: whoever drains a machine waits until the last node taken is a member again. */
  public static PodDisruptionBudget disruptionBudget(Blueprint blueprint) {
    return new PodDisruptionBudgetBuilder()
        .withApiVersion("policy/v1")
        .withKind("PodDisruptionBudget")
        .withMetadata(blueprint.metadata(blueprint.names().nodes(), Labels.NODE).build())
        .withNewSpec()
        .withMaxUnavailable(new IntOrString(1))
        .withNewSelector()
        .withMatchLabels(blueprint.names().selector(Labels.NODE))
        .endSelector()
        .endSpec()
        .build();
  }

  static ServicePort port(String name, int port, String target) {
    return new ServicePortBuilder()
        .withName(name)
        .withPort(port)
        .withProtocol("TCP")
        .withTargetPort(new IntOrString(target))
        .build();
  }
}
