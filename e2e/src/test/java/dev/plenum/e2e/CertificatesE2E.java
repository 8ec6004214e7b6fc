package dev.plenum.e2e;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.trust.Authority;
import dev.plenum.trust.CertificateFiles;
import dev.plenum.trust.Credential;
import dev.plenum.trust.NodeName;
import dev.plenum.trust.Pem;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What nodes know each other by: it is renewed while they serve, and nobody else has it. */
@Tag("docker")
@ExtendWith(Progress.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CertificatesE2E {
  private static final Platform PLATFORM = Platform.get();
  private static final Board BOARD = Board.election(PLATFORM, "certificates", "board");
  private static final Poll POLL =
      new Poll(BOARD, Platform.CERTIFICATES_HTTP, Platform.CERTIFICATES_GRPC);
  private static final List<String> NODES = List.of("board-0", "board-1", "board-2");
  private static final String STRANGER = "stranger";
  private static final String RUN =
      "K3s in a container, three nodes, another authority and all certificates, links cut, "
          + Poll.LOAD;

  @BeforeAll
  static void anElectionIsOpen() throws IOException {
    POLL.open();
  }

  @AfterAll
  static void remove() {
    POLL.close();
  }

  @Test
  @Tag("change")
  @Order(1)
  void certificatesOfAnotherAuthorityComeIntoUseWithoutAnErrorOrARestart() {
    Renewal renewal = new Renewal(BOARD);
    List<String> pods = uids();
    Map<String, Double> refused = refused();
    long begin = System.nanoTime();
    POLL.during(() -> {
      renewal.announce();
      renewal.sign();
      new Chaos(BOARD).cutLinks();
      await("nodes that connected anew are one whole", BOARD::whole);
    });

    Evidence.count("tls.rotation_errors", POLL.errors().size(), "people", RUN);
    Evidence.write("tls.rotation_s", (System.nanoTime() - begin) / 1e9, "s", RUN);
    Evidence.count("tls.rotation_longest_wait_ms", POLL.longestWaitMillis(), "ms", RUN);
    Evidence.count("tls.rotation_repeats", POLL.repeats(), "requests", RUN);
    assertThat(POLL.errors()).isEmpty();
    assertThat(refused()).as("handshakes that nodes refused").isEqualTo(refused);
    assertThat(uids()).isEqualTo(pods);
    assertThat(NODES)
        .allSatisfy(node -> {
          assertThat(BOARD.restarts(node)).isZero();
          assertThat(shownBy(node)).isEqualTo(renewal.certificate(node));
        });
  }

  private static List<String> uids() {
    return BOARD.pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  /** How many handshakes each of two nodes refused at each of its ports. */
  private static Map<String, Double> refused() {
    Map<String, Double> refused = new TreeMap<>();
    for (String node : List.of("board-0", "board-1")) {
      for (String port : List.of("peer", "hazelcast")) {
        refused.put(
            node + " at the port " + port,
            metric(node, "plenum_peer_handshakes_refused_total{port=\"" + port + "\"}"));
      }
    }
    return refused;
  }

  /** What a node shows to whoever connects, seen from its own pod, where no policy forbids it. */
  private static X509Certificate shownBy(String node) {
    var shown =
        BOARD.kubectl(
            "exec",
            node,
            "--",
            "/opt/java/openjdk/bin/keytool",
            "-printcert",
            "-rfc",
            "-sslserver",
            node + ".board-nodes:7400");
    return Pem.certificates(shown.getStdout().getBytes(StandardCharsets.US_ASCII)).getFirst();
  }

  @Test
  @Order(2)
  void aPodWithoutACertificateOfTheElectionIsRefusedCountedAndChangesNothing() {
    Map<String, Double> before = refused();
    double elections = metric("board-0", "plenum_generation");

    PLATFORM.client.resource(certificates()).create();
    PLATFORM.client.resource(pod()).create();
    for (String where : before.keySet()) {
      await("he is refused by " + where, () -> !before.get(where).equals(refused().get(where)));
    }

    assertThat(ready(STRANGER)).isFalse();
    for (String node : NODES) {
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
    Matcher line =
        Pattern.compile("(?m)^" + Pattern.quote(series) + "(?:\\{[^}]*})? ([0-9.E]+)$")
            .matcher(BOARD.ask(pod, "prometheus"));
    return line.find() ? Double.parseDouble(line.group(1)) : 0;
  }
}
