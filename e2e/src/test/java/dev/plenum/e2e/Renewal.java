package dev.plenum.e2e;

import static dev.plenum.operator.cluster.K3s.await;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.plenum.operator.model.Labels;
import dev.plenum.trust.Authority;
import dev.plenum.trust.CertificateFiles;
import dev.plenum.trust.Credential;
import dev.plenum.trust.Pem;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the operator does within two days when an authority follows another, brought about within a
 * minute: by an authority of which it looks as if every node had heard of it long ago.
 */
final class Renewal {
  private static final Duration LONG_AGO = Duration.ofDays(2);

  private final Board board;
  private final Authority next;
  private int pokes;

  Renewal(Board board) {
    this.board = board;
    this.next = Authority.make(board.name(), Instant.now().minus(LONG_AGO));
  }

  /** Every node takes certificates of the next authority, and goes on showing those of before. */
  void announce() {
    Map<String, Integer> before = putInForce();
    List<X509Certificate> trusted =
        new ArrayList<>(
            Pem.certificates(board.secret(board.name() + "-tls", CertificateFiles.AUTHORITIES)));
    trusted.add(next.credential().certificate());
    write(board.name() + "-tls", Map.of(CertificateFiles.AUTHORITIES, Pem.write(trusted)));
    awaitInForce(before);
  }

  /** The operator finds that the next authority is the one to sign, and certifies every node. */
  void sign() {
    Map<String, Integer> before = putInForce();
    Credential own = next.credential();
    String name = own.certificate().getSerialNumber().toString(Character.MAX_RADIX);
    write(
        board.name() + "-authority",
        Map.of(name + ".crt", own.certificateText(), name + ".key", own.keyText()));
    await(
        "the operator has certified every node anew",
        () -> before.keySet().stream().allMatch(node -> next.issued(certificate(node))));
    awaitInForce(before);
  }

  /** What the operator wants a node to show. */
  X509Certificate certificate(String node) {
    byte[] text = board.secret(board.name() + "-tls", CertificateFiles.certificate(node));
    return Pem.certificates(text).getFirst();
  }

  private void write(String secret, Map<String, String> texts) {
    board
        .platform()
        .client
        .secrets()
        .inNamespace(board.namespace())
        .withName(secret)
        .edit(found -> {
          SecretBuilder changed = new SecretBuilder(found);
          texts.forEach((key, text) ->
              changed.addToData(key, Base64.getEncoder().encodeToString(text.getBytes(US_ASCII))));
          return changed.build();
        });
  }

  /** How often each node has said that it put certificates in force. */
  private Map<String, Integer> putInForce() {
    Map<String, Integer> times = new TreeMap<>();
    board.pods().stream()
        .map(Board::name)
        .forEach(node ->
            times.put(node, board.log(node).split("certificate of .* in force until", -1).length));
    return times;
  }

  private void awaitInForce(Map<String, Integer> before) {
    await(
        "every node put in force what is mounted now",
        () -> {
          poke();
          return putInForce().entrySet().stream()
              .allMatch(node -> node.getValue() > before.getOrDefault(node.getKey(), 0));
        });
  }

  /** Kubernetes brings a changed Secret to a pod within two minutes, to a changed pod at once. */
  private void poke() {
    board.kubectl(
        "annotate",
        "pods",
        "-l",
        Labels.PART + "=" + Labels.NODE,
        "poked=" + pokes++,
        "--overwrite");
  }
}
