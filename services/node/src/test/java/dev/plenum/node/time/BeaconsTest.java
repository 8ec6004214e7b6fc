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
  void aBeaconStandsForFiveSecondsAndEveryNodeReadsIt() {
    String beacon = beacons("board", 41).at(NOW);
    assertThat(beacons("board", 41).at(NOW.plusMillis(2_400))).isEqualTo(beacon);
    assertThat(beacons("board", 41).at(NOW.plusMillis(2_500))).isNotEqualTo(beacon);
    assertThat(beacons("board", 7).verify(beacon))
        .isEqualTo(new Beacons.Heard(Instant.parse("2027-01-31T10:00:05Z"), 41));
    assertThat(beacons("other", 41).verify(beacon)).isNull();
    assertThat(beacons("board", 41).verify(beacon.replace(".41.", ".1."))).isNull();
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
        "1.2.",
        "1.2.\u00e9",
        "1.2.AAAAAAAAAAAAAAAAAAAAAA",
        "1.AAAAAAAAAAAAAAAAAAAAAA"
      })
  void whatWeDidNotSignIsNoBeacon(String forged) {
    assertThat(beacons("board", 1).verify(forged)).isNull();
  }

  private static Beacons beacons(String election, long head) {
    byte[] key = new byte[32];
    return new Beacons(
        new Secrets(key, key, key, Map.of()),
        new NodeSettings(
            "Election", election, "n", List.of(), Path.of("."), NodeSettings.Ports.FREE),
        () -> head);
  }
}
