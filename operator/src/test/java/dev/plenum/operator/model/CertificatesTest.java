package dev.plenum.operator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.trust.Authority;
import dev.plenum.trust.Credential;
import dev.plenum.trust.NodeName;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CertificatesTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final List<Certificates.Wanted> THREE = nodes(3);

  private final Certificates first = Certificates.NONE.renewed(THREE, NOW);

  private static List<Certificates.Wanted> nodes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Certificates.Wanted(
                new NodeName("ns", "Election", "board", "board-" + i), List.of("board-" + i)))
        .toList();
  }

  private static X509Certificate authority(Certificates of, int index) {
    return of.authorities().get(index).credential().certificate();
  }

  private static Credential node(Certificates of, String name) {
    return Objects.requireNonNull(of.nodes().get(name));
  }

  @Test
  void everyNodeHasACertificateOfTheOneAuthority() {
    assertThat(first.authorities()).hasSize(1);
    assertThat(first.trusted()).containsExactly(authority(first, 0));
    assertThat(first.nodes()).containsOnlyKeys("board-0", "board-1", "board-2");
    assertThat(first.nodes().values())
        .allMatch(node -> first.authorities().getFirst().issued(node.certificate()));
  }

  @Test
  void nothingIsRenewedBeforeTwoThirdsOfItsLifeAreOver() {
    assertThat(first.renewed(THREE, NOW)).isEqualTo(first);
    assertThat(first.renewed(THREE, NOW.plus(Duration.ofDays(59)))).isEqualTo(first);
  }

  @Test
  void certificatesAreRenewedAfterTwoThirdsOfTheirLifeByTheSameAuthority() {
    Certificates next = first.renewed(THREE, NOW.plus(Duration.ofDays(60)));
    assertThat(next.authorities()).isEqualTo(first.authorities());
    assertThat(next.nodes().values()).doesNotContainAnyElementsOf(first.nodes().values());
    assertThat(next.nodes().values())
        .allMatch(node -> node.until().equals(NOW.plus(Duration.ofDays(150))));
  }

  @Test
  void aNodeThatIsAddedGetsACertificateAndTheOthersKeepTheirs() {
    Certificates five = first.renewed(nodes(5), NOW.plusSeconds(60));
    assertThat(five.nodes()).hasSize(5).containsAllEntriesOf(first.nodes());
    assertThat(five.renewed(THREE, NOW.plusSeconds(120))).isEqualTo(first);
  }

  @Test
  void oneAuthorityFollowsAnotherAndNobodyIsTurnedAway() {
    // Looked at as often as an operator that is away most of the time would.
    Certificates before = first;
    Instant now = NOW;
    while (before.trusted().size() == 1) {
      now = now.plus(Duration.ofDays(20));
      before = before.renewed(THREE, now);
    }
    assertThat(now).isAfter(NOW.plus(Authority.LIFE.dividedBy(2)));
    Authority old = before.authorities().getFirst();
    Authority next = before.authorities().getLast();
    assertThat(before.nodes().values()).allMatch(node -> old.issued(node.certificate()));

    Certificates signed = before.renewed(THREE, now.plus(DAY));
    assertThat(signed.trusted()).hasSize(2);
    assertThat(signed.nodes().values()).allMatch(node -> next.issued(node.certificate()));
    assertThat(signed.renewed(THREE, now.plus(DAY).plusSeconds(3_600))).isEqualTo(signed);

    Certificates settled = signed.renewed(THREE, now.plus(DAY.multipliedBy(2)));
    assertThat(settled.trusted()).containsExactly(next.credential().certificate());
    assertThat(settled.authorities()).containsExactly(next);
    assertThat(settled.nodes()).isEqualTo(signed.nodes());
  }

  @Test
  void aLostAuthorityIsReplacedAsAnAgedOneIs() {
    Certificates lost = new Certificates(List.of(), first.trusted(), first.nodes());
    Certificates told = lost.renewed(THREE, NOW.plus(DAY));
    assertThat(told.trusted()).contains(authority(first, 0), authority(told, 0)).hasSize(2);
    assertThat(told.nodes()).isEqualTo(first.nodes());
    Certificates signed = told.renewed(THREE, NOW.plus(DAY.multipliedBy(2)));
    assertThat(signed.trusted()).hasSize(2);
    assertThat(signed.nodes().values())
        .allMatch(node -> told.authorities().getFirst().issued(node.certificate()));
    Certificates settled = signed.renewed(THREE, NOW.plus(DAY.multipliedBy(3)));
    assertThat(settled.trusted()).containsExactly(authority(told, 0));
    assertThat(settled.nodes()).isEqualTo(signed.nodes());
  }

  @Test
  void whatWasMadeWhileTheClockWasAheadIsMadeAnew() {
    Certificates ahead = Certificates.NONE.renewed(THREE, NOW.plus(DAY.multipliedBy(400)));
    Certificates mended = ahead.renewed(THREE, NOW);
    assertThat(mended.trusted()).contains(authority(ahead, 0), authority(mended, 0)).hasSize(2);
    assertThat(mended.authorities().getFirst().credential().from()).isBefore(NOW);
    assertThat(mended.nodes().values())
        .allMatch(node -> node.from().isBefore(NOW))
        .allMatch(node -> mended.authorities().getFirst().issued(node.certificate()));
    assertThat(mended.renewed(THREE, NOW.plusSeconds(60))).isEqualTo(mended);
  }

  @Test
  void certificatesOfTheFutureAreMadeAnewByTheSameAuthority() {
    Certificates ahead = first.renewed(THREE, NOW.plus(DAY.multipliedBy(100)));
    Certificates mended = ahead.renewed(THREE, NOW.plus(DAY));
    assertThat(mended.authorities()).isEqualTo(first.authorities());
    assertThat(mended.nodes().values())
        .allMatch(node -> node.until().equals(NOW.plus(DAY).plus(Authority.NODE_LIFE)))
        .allMatch(node -> first.authorities().getFirst().issued(node.certificate()));
  }

  /** The operator ended after it wrote the one Secret and before it wrote the other. */
  @Test
  void anAuthorityThatNoNodeWasToldOfDoesNotBecomeKnownByAge() {
    Instant due = NOW.plus(DAY.multipliedBy(500));
    Certificates told = first.renewed(THREE, due);
    assertThat(told.authorities()).hasSize(2);
    Certificates half = new Certificates(told.authorities(), first.trusted(), told.nodes());
    Certificates mended = half.renewed(THREE, due.plus(DAY.multipliedBy(2)));
    assertThat(mended.authorities()).hasSize(2).doesNotContain(told.authorities().getLast());
    assertThat(mended.trusted()).containsExactly(authority(first, 0), authority(mended, 1));
    assertThat(mended.nodes()).isEqualTo(told.nodes());
  }

  @Test
  void aNodeWhoseCertificateIsLostGetsAnotherAtOnce() {
    Certificates lost = new Certificates(first.authorities(), List.of(), Map.of());
    assertThat(lost.renewed(THREE, NOW.plusSeconds(60)).nodes()).hasSize(3);
  }

  @Test
  void whatIsWrittenIntoSecretsIsReadAgain() throws IOException {
    Blueprint blueprint = Elections.blueprint();
    List<Certificates.Wanted> wanted = CertificateSecrets.wanted(blueprint);
    Certificates made = Certificates.NONE.renewed(wanted, NOW);
    Secret authorities = CertificateSecrets.authorities(blueprint, made);
    Secret nodes = CertificateSecrets.nodes(blueprint, made);
    assertThat(CertificateSecrets.read(authorities, nodes)).isEqualTo(made);
    assertThat(nodes.getData())
        .containsOnlyKeys(
            "ca.crt",
            "board-0.crt",
            "board-0.key",
            "board-1.crt",
            "board-1.key",
            "board-2.crt",
            "board-2.key");
    assertThat(made.renewed(wanted, NOW)).isEqualTo(made);
    assertThat(NodeName.of(node(made, "board-1").certificate()).orElseThrow().uri())
        .isEqualTo("plenum://ns/Election/board/board-1");
  }

  @Test
  void whatCannotBeReadIsMadeAnew() throws IOException {
    Blueprint blueprint = Elections.blueprint();
    List<Certificates.Wanted> wanted = CertificateSecrets.wanted(blueprint);
    Certificates made = Certificates.NONE.renewed(wanted, NOW);
    Secret nodes = CertificateSecrets.nodes(blueprint, made);
    nodes.getData().put("board-1.key", "bm9uc2Vuc2U=");
    Certificates mended =
        CertificateSecrets.read(CertificateSecrets.authorities(blueprint, made), nodes)
            .renewed(wanted, NOW);
    assertThat(mended.nodes().get("board-1")).isNotEqualTo(made.nodes().get("board-1"));
    assertThat(mended.nodes().get("board-0")).isEqualTo(made.nodes().get("board-0"));
  }

  @Test
  void noPodMountsTheKeysOfAuthorities() throws IOException {
    Blueprint blueprint = Elections.blueprint();
    assertThat(NodeSet.of(blueprint).getSpec().getTemplate().getSpec().getVolumes())
        .filteredOn(volume -> volume.getSecret() != null)
        .extracting(Volume::getSecret)
        .extracting(source -> source.getSecretName())
        .contains(blueprint.names().certificatesSecret())
        .doesNotContain(blueprint.names().authoritySecret());
  }
}
