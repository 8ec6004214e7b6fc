package dev.plenum.operator;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plenum.api.v1alpha1.Election;
import dev.plenum.operator.cluster.K3s;
import dev.plenum.operator.model.Blueprint;
import dev.plenum.operator.model.Installation;
import dev.plenum.operator.model.ManagedElection;
import dev.plenum.operator.reconcile.secrets.CertificatesAction;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nodes' certificates against a real API server: made, made anew, renewed. */
class CertificatesIT extends OnCluster {
  @Test
  void nodesGetCertificatesThatAreMadeAnewWhenLostAndRenewedInTime() throws Exception {
    apply(example());
    awaitReady("True", "Serving");
    Secret made = Objects.requireNonNull(find("board-tls"));
    assertThat(made.getData()).containsKeys("ca.crt", "board-0.crt", "board-2.key");
    assertThat(find("board-authority")).isNotNull();

    client().secrets().inNamespace(namespace()).withName("board-tls").delete();
    await("they are back", () -> find("board-tls") != null);
    Secret again = Objects.requireNonNull(find("board-tls"));
    assertThat(again.getData().get("ca.crt")).isEqualTo(made.getData().get("ca.crt"));
    assertThat(again.getData().get("board-0.crt")).isNotEqualTo(made.getData().get("board-0.crt"));

    CertificatesAction action = new CertificatesAction(client());
    assertThat(action.ensure(blueprint(), Instant.now())).isEmpty();
    assertThat(find("board-tls")).isEqualTo(again);
    assertThat(action.ensure(blueprint(), Instant.now().plus(Duration.ofDays(61)))).isEmpty();
    Secret renewed = Objects.requireNonNull(find("board-tls"));
    assertThat(renewed.getData().get("board-0.crt"))
        .isNotEqualTo(again.getData().get("board-0.crt"));
    assertThat(renewed.getData().get("ca.crt")).isEqualTo(again.getData().get("ca.crt"));

    // Whoever would write what he made from an earlier version is refused.
    assertThatThrownBy(() ->
            client()
                .resource(again)
                .lockResourceVersion(again.getMetadata().getResourceVersion())
                .update())
        .isInstanceOf(KubernetesClientException.class)
        .extracting(failed -> ((KubernetesClientException) failed).getCode())
        .isEqualTo(409);
  }

  private Blueprint blueprint() {
    Election election =
        client().resources(Election.class).inNamespace(namespace()).withName("board").get();
    return new Blueprint(
        new ManagedElection(election),
        new Installation(K3s.STAND_IN, K3s.POSTGRES, "plenum", "cluster.local"));
  }

  private @Nullable Secret find(String name) {
    return client().secrets().inNamespace(namespace()).withName(name).get();
  }
}
