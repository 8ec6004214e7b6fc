package dev.plenum.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({"15s, PT15S", "2h30m, PT2H30M", "90m, PT90M", "0s, PT0S"})
  void readsDurationsAsKubernetesWritesThem(String text, Duration expected) {
    assertThat(Times.duration(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "15", "PT15S", "-1s", "1d", "30m2h"})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> Times.duration(text)).hasMessageContaining("such as 1h30m");
  }

  @Test
  void readsTimesOfAnyZone() {
    assertThat(Times.isInstant("2027-01-31T18:00:00+01:00")).isTrue();
    assertThat(Times.instant("2027-01-31T18:00:00+01:00"))
        .isEqualTo(Instant.parse("2027-01-31T17:00:00Z"));
    assertThat(Times.isInstant("tomorrow")).isFalse();
  }
}
