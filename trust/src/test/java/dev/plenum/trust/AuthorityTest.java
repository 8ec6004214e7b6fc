package dev.plenum.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final NodeName NODE = new NodeName("school", "Election", "board", "board-0");

  private final Authority authority = Authority.make("board", NOW);

  @Test
  void aCertificateNamesItsNode() {
    Credential node = authority.issue(NODE, List.of("board-0.board-nodes.school.svc"), NOW);
    assertThat(NodeName.of(node.certificate())).contains(NODE);
    assertThat(NODE.uri()).isEqualTo("plenum://school/Election/board/board-0");
    assertThat(node.until()).isEqualTo(NOW.plus(Authority.NODE_LIFE));
    assertThat(node.from()).isEqualTo(NOW.minus(Authority.NODE_SKEW));
  }

  @Test
  void anAuthorityKnowsWhatItSigned() {
    Credential node = authority.issue(NODE, List.of(), NOW);
    assertThat(authority.issued(node.certificate())).isTrue();
    assertThat(Authority.make("board", NOW).issued(node.certificate())).isFalse();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Credential node = authority.issue(NODE, List.of(), NOW);
    assertThat(
            Credential.read(
                node.certificateText().getBytes(US_ASCII), node.keyText().getBytes(US_ASCII)))
        .isEqualTo(node);
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() {
    Credential one = authority.issue(NODE, List.of(), NOW);
    Credential two = authority.issue(NODE, List.of(), NOW);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Credential(one.certificate(), two.key()));
  }

  @Test
  void anAuthorityNamesNoNode() {
    assertThat(NodeName.of(authority.credential().certificate())).isEmpty();
  }

  @Test
  void aTextThatIsNoKeySaysNothingOfItsContent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pem.key("secret words".getBytes(US_ASCII)))
        .withMessageNotContaining("secret")
        .withNoCause();
  }
}
