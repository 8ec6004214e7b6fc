package dev.plenum.cli.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @Test
  void timesAreReadAsPeopleTypeThem() {
    assertThat(Durations.parse("-3s")).isEqualTo(Duration.ofSeconds(-3));
    assertThat(Durations.parse("+2m")).isEqualTo(Duration.ofMinutes(2));
    assertThat(Durations.parse("500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(Durations.parse("1h")).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "s", "3 s", "--3s", "99999999999s"})
  void anythingElseIsAnsweredWithTheForm(String text) {
    assertThatThrownBy(() -> Durations.parse(text)).hasMessageContaining("-3s");
  }
}
