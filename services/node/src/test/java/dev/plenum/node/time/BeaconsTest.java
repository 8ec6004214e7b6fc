package dev.plenum.node.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Secrets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BeaconsTest {
  private static final Instant NOW = Instant.parse("2027-01-31T10:00:07.500Z");

  @Test
  void allNodesMakeTheSameBeaconForFiveSecondsAndReadItBack() {
    String beacon = beacons("board").at(NOW);
    assertThat(beacons("board").at(NOW.plusMillis(2_400))).isEqualTo(beacon);
    assertThat(beacons("board").at(NOW.plusMillis(2_500))).isNotEqualTo(beacon);
    assertThat(beacons("board").verify(beacon)).isEqualTo(Instant.parse("2027-01-31T10:00:05Z"));
    assertThat(beacons("other").verify(beacon)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1",
        "1.",
        "x.y",
        "-1.x",
        "99999999999999999999.x",
        "1.AAAAAAAAAAAAAAAAAAAAAA"
      })
  void whatWeDidNotSignIsNoBeacon(String forged) {
    assertThat(beacons("board").verify(forged)).isNull();
  }

  private static Beacons beacons(String election) {
    byte[] key = new byte[32];
    return new Beacons(
        new Secrets(key, key, key, Map.of()),
        new NodeSettings(
            "Election", election, "n", List.of(), Path.of("."), NodeSettings.Ports.FREE));
  }
}
