package dev.plenum.operator.model;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.Arrays;
import java.util.List;

/** The restricted pod standard, an identity without rights, and who may talk to whom. */
public final class Security {
  private Security() {}

  /** Nodes never talk to the API server: no token is mounted. */
  public static ServiceAccount serviceAccount(Blueprint blueprint) {
    return new ServiceAccountBuilder()
        .withApiVersion("v1")
        .withKind("ServiceAccount")
        .withMetadata(blueprint.metadata(blueprint.names().nodes(), Labels.NODE).build())
        .withAutomountServiceAccountToken(false)
        .build();
  }

  /** Everybody reaches the two public ports; only this resource's nodes reach the others. */
  public static NetworkPolicy nodePolicy(Blueprint blueprint) {
    return policy(
        blueprint,
        blueprint.names().nodes(),
        Labels.NODE,
        List.of(
            new NetworkPolicyIngressRuleBuilder()
                .withPorts(port(Ports.HTTP), port(Ports.GRPC))
                .build(),
            rule(pods(blueprint), Ports.PEER, Ports.HAZELCAST, Ports.MANAGEMENT),
            rule(
                namespace("kubernetes.io/metadata.name", blueprint.installation().namespace()),
                Ports.MANAGEMENT),
            rule(namespace(Labels.MONITORING, "true"), Ports.MANAGEMENT)));
  }

  /** The bundled database is reached by this resource's nodes and by nobody else. */
  public static NetworkPolicy databasePolicy(Blueprint blueprint) {
    return policy(
        blueprint,
        blueprint.names().database(),
        Labels.DATABASE,
        List.of(rule(pods(blueprint), Ports.POSTGRES)));
  }

  static PodSecurityContext pod(long user) {
    return new PodSecurityContextBuilder()
        .withRunAsNonRoot(true)
        .withRunAsUser(user)
        .withRunAsGroup(user)
        .withFsGroup(user)
        .withFsGroupChangePolicy("OnRootMismatch")
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .build();
  }

  static SecurityContext container() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .build();
  }

  private static NetworkPolicy policy(
      Blueprint blueprint, String name, String part, List<NetworkPolicyIngressRule> ingress) {
    return new NetworkPolicyBuilder()
        .withApiVersion("networking.k8s.io/v1")
        .withKind("NetworkPolicy")
        .withMetadata(blueprint.metadata(name, part).build())
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(blueprint.names().selector(part))
        .endPodSelector()
        .withPolicyTypes("Ingress")
        .withIngress(ingress)
        .endSpec()
        .build();
  }

  private static NetworkPolicyIngressRule rule(NetworkPolicyPeer from, int... ports) {
    return new NetworkPolicyIngressRuleBuilder()
        .withFrom(from)
        .withPorts(Arrays.stream(ports).mapToObj(Security::port).toList())
        .build();
  }

  private static NetworkPolicyPeer pods(Blueprint blueprint) {
    return new NetworkPolicyPeerBuilder()
        .withPodSelector(
            new LabelSelectorBuilder()
                .withMatchLabels(blueprint.names().selector(Labels.NODE))
                .build())
        .build();
  }

  private static NetworkPolicyPeer namespace(String label, String value) {
    return new NetworkPolicyPeerBuilder()
        .withNamespaceSelector(new LabelSelectorBuilder().addToMatchLabels(label, value).build())
        .build();
  }

  private static NetworkPolicyPort port(int port) {
    return new NetworkPolicyPort(null, new IntOrString(port), "TCP");
  }
}
