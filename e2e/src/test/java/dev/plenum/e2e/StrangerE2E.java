package dev.plenum.e2e;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.trust.Authority;
import dev.plenum.trust.CertificateFiles;
import dev.plenum.trust.Credential;
import dev.plenum.trust.NodeName;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A pod that is all that a node is, but for its certificate, and wants to be one of them. */
@Tag("docker")
@ExtendWith(Progress.class)
class StrangerE2E {
  private static final Platform PLATFORM = Platform.get();
  private static final Board BOARD = Board.election(PLATFORM, "strangers", "board");
  private static final String STRANGER = "stranger";

  @BeforeAll
  static void ownNamespace() {
    PLATFORM.namespace(BOARD.namespace());
  }

  @AfterAll
  static void remove() {
    PLATFORM.remove(BOARD.namespace());
  }

  @Test
  void aPodWithoutACertificateOfTheElectionIsRefusedCountedAndChangesNothing() throws IOException {
    BOARD.apply(Files.readString(Path.of("../examples/election.yaml")));
    BOARD.awaitReady("True", "Serving");
    BOARD.awaitAllNodes();
    double elections = metric("board-0", "plenum_generation");

    PLATFORM.client.resource(certificates()).create();
    PLATFORM.client.resource(pod()).create();
    for (String node : List.of("board-0", "board-1")) {
      for (String port : List.of("peer", "hazelcast")) {
        await(
            "%s refuses at the port %s".formatted(node, port),
            () -> metric(node, "plenum_peer_handshakes_refused_total{port=\"" + port + "\"}") > 0);
      }
    }

    assertThat(ready(STRANGER)).isFalse();
    for (String node : List.of("board-0", "board-1", "board-2")) {
      assertThat(ready(node)).isTrue();
      assertThat(metric(node, "plenum_cp_members")).isEqualTo(3);
      assertThat(metric(node, "plenum_generation")).isEqualTo(elections);
      assertThat(metric(node, "plenum_peer_messages_malformed_total{port=\"peer\"}")).isZero();
    }
    PLATFORM.client.pods().inNamespace(BOARD.namespace()).withName(STRANGER).delete();
  }

  /** He takes the nodes for what they are: it is the nodes that refuse him. */
  private static Secret certificates() {
    Secret real =
        PLATFORM.client.secrets().inNamespace(BOARD.namespace()).withName("board-tls").get();
    Credential own =
        Authority.make("board", Instant.now())
            .issue(
                new NodeName(BOARD.namespace(), "Election", "board", "board-2"),
                List.of(),
                Instant.now());
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace(BOARD.namespace())
        .withName(STRANGER)
        .endMetadata()
        .withData(
            Map.of(
                CertificateFiles.AUTHORITIES,
                real.getData().get(CertificateFiles.AUTHORITIES),
                CertificateFiles.certificate("board-2"),
                encoded(own.certificateText()),
                CertificateFiles.key("board-2"),
                encoded(own.keyText())))
        .build();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static io.fabric8.kubernetes.api.model.Pod pod() {
    PodSpec spec =
        PLATFORM
            .client
            .apps()
            .statefulSets()
            .inNamespace(BOARD.namespace())
            .withName("board")
            .get()
            .getSpec()
            .getTemplate()
            .getSpec();
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(BOARD.namespace())
        .withName(STRANGER)
        .endMetadata()
        .withSpec(
            new PodSpecBuilder(spec)
                .withTopologySpreadConstraints()
                .editMatchingVolume(volume -> volume.getName().equals(CertificateFiles.FOLDER))
                .editSecret()
                .withSecretName(STRANGER)
                .endSecret()
                .endVolume()
                .editFirstContainer()
                .removeMatchingFromEnv(env -> env.getName().equals("PLENUM_NODE"))
                .addToEnv(new EnvVar("PLENUM_NODE", "board-2", null))
                .endContainer()
                .build())
        .build();
  }

  private static boolean ready(String pod) {
    return PLATFORM
        .client
        .pods()
        .inNamespace(BOARD.namespace())
        .withName(pod)
        .get()
        .getStatus()
        .getConditions()
        .stream()
        .anyMatch(one -> "Ready".equals(one.getType()) && "True".equals(one.getStatus()));
  }

  /** What a node's pod measures; zero where it does not say. */
  private static double metric(String pod, String series) {
    String metrics =
        PLATFORM.client.raw(
            "/api/v1/namespaces/%s/pods/%s:8081/proxy/prometheus"
                .formatted(BOARD.namespace(), pod));
    Matcher line =
        Pattern.compile("(?m)^" + Pattern.quote(series) + "(?:\\{[^}]*})? ([0-9.E]+)$")
            .matcher(metrics);
    return line.find() ? Double.parseDouble(line.group(1)) : 0;
  }
}
