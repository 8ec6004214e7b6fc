package dev.plenum.kernel.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DigestVerdictTest {

  @Test
  void equalDigestsAgree() {
    assertThat(DigestVerdict.of("a", List.of("a", "a"), 3)).isEqualTo(DigestVerdict.Agree);
    assertThat(DigestVerdict.of("a", List.of(), 3)).isEqualTo(DigestVerdict.Agree);
  }

  @Test
  void theOneThatDiffersStopsAndTheOthersGoOn() {
    assertThat(DigestVerdict.of("x", List.of("a", "a"), 3))
        .isEqualTo(DigestVerdict.ThisNodeDiffers);
    assertThat(DigestVerdict.of("a", List.of("a", "x"), 3)).isEqualTo(DigestVerdict.OthersDiffer);
  }

  @Test
  void withoutAMajorityNobodyIsBlamed() {
    assertThat(DigestVerdict.of("a", List.of("x"), 3)).isEqualTo(DigestVerdict.Undecided);
    assertThat(DigestVerdict.of("a", List.of("b", "c"), 3)).isEqualTo(DigestVerdict.Undecided);
  }
}
