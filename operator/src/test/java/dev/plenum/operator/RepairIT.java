package dev.plenum.operator;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.Test;

/** What the operator made is kept as it should be, and what it did not make is left alone. */
class RepairIT extends OnCluster {
  @Test
  void whatIsChangedOrDeletedIsPutBack() throws Exception {
    apply(example());
    awaitReady("True", "Serving");

    var service = client().services().inNamespace(namespace()).withName("board");
    var budget =
        client().policy().v1().podDisruptionBudget().inNamespace(namespace()).withName("board");
    service.delete();
    budget.delete();
    kubectl("scale", "statefulset", "board", "--replicas=1");
    kubectl(
        "patch",
        "service",
        "board-nodes",
        "--type=merge",
        "-p",
        "{\"spec\":{\"publishNotReadyAddresses\":false}}");

    await("service is back", () -> service.get() != null);
    await("budget is back", () -> budget.get() != null);
    await(
        "three nodes again",
        () ->
            client()
                    .apps()
                    .statefulSets()
                    .inNamespace(namespace())
                    .withName("board")
                    .get()
                    .getSpec()
                    .getReplicas()
                == 3);
    await(
        "addresses before readiness again",
        () ->
            Boolean.TRUE.equals(
                client()
                    .services()
                    .inNamespace(namespace())
                    .withName("board-nodes")
                    .get()
                    .getSpec()
                    .getPublishNotReadyAddresses()));
  }

  @Test
  void aLostKeyIsReportedAndNeverMadeAnew() throws Exception {
    apply(example());
    awaitReady("True", "Serving");
    Secret keys = client().secrets().inNamespace(namespace()).withName("board-keys").get();
    client().resource(keys).delete();
    awaitReady("False", "SecretLost");

    keys.getMetadata().setResourceVersion(null);
    keys.getMetadata().setUid(null);
    client().resource(keys).create();
    awaitReady("True", "Serving");
  }

  @Test
  void anObjectOfSomebodyElseIsLeftAlone() throws Exception {
    kubectl("create", "service", "clusterip", "board", "--tcp=80:80");
    apply(example());
    awaitReady("False", "NameTaken");
    assertThat(
            client()
                .services()
                .inNamespace(namespace())
                .withName("board")
                .get()
                .getMetadata()
                .getOwnerReferences())
        .isEmpty();
    client().services().inNamespace(namespace()).withName("board").delete();
    awaitReady("True", "Serving");
  }
}
