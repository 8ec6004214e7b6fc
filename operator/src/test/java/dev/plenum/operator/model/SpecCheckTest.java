package dev.plenum.operator.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.api.v1alpha1.ElectionSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpecCheckTest {
  private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

  @Test
  void theExampleIsGood() throws IOException {
    assertThat(SpecCheck.problems(spec("2h"), Optional.empty(), NOW)).isEmpty();
  }

  @Test
  void aClosingTimeThatHasPassedIsRefused() throws IOException {
    ElectionSpec past = spec("2026-12-31T23:59:59Z");
    assertThat(SpecCheck.problems(past, Optional.empty(), NOW))
        .singleElement()
        .asString()
        .contains("spec.closes is 2026-12-31T23:59:59Z", "give a later time");
  }

  @Test
  void aClosingTimeThatWasGoodOnceStaysGood() throws IOException {
    ElectionSpec past = spec("2026-12-31T23:59:59Z");
    assertThat(SpecCheck.problems(past, Optional.of(past), NOW)).isEmpty();
  }

  @Test
  void aDayThatDoesNotExistIsNamed() throws IOException {
    assertThat(SpecCheck.problems(spec("2027-02-31T00:00:00Z"), Optional.empty(), NOW))
        .containsExactly(
            "spec.closes is 2027-02-31T00:00:00Z, a time that does not exist: correct it");
  }

  private static ElectionSpec spec(String closes) throws IOException {
    String yaml = Serialization.asYaml(Elections.example().getSpec());
    return Serialization.unmarshal(
        yaml.replaceFirst("closes: .*", "closes: " + closes), ElectionSpec.class);
  }
}
