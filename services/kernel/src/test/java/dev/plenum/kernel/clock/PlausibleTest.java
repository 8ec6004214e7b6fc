package dev.plenum.kernel.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.clock.Plausible.Offset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibleTest {
  private static final Instant NOW = Instant.parse("2027-03-28T12:00:00Z");
  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final double HOUR = 3_600_000;

  private static Offset off(double millis) {
    return new Offset(millis, 2);
  }

  @Test
  void aClockThatMostOthersContradictIsWrong() {
    assertThat(Plausible.wrong(List.of(off(-HOUR), off(-HOUR)))).as("an hour fast").isTrue();
    assertThat(Plausible.wrong(List.of(off(HOUR), off(HOUR)))).as("an hour slow").isTrue();
    assertThat(Plausible.wrong(List.of(off(1_100), off(1_090)))).as("a second slow").isTrue();
  }

  @Test
  void aClockThatOneOtherContradictsIsNotWrongWhereTheRestAgrees() {
    assertThat(Plausible.wrong(List.of(off(HOUR), off(3)))).isFalse();
    assertThat(Plausible.wrong(List.of(off(HOUR), off(-HOUR), off(3), off(1)))).isFalse();
    assertThat(Plausible.wrong(List.of(off(900), off(-900)))).isFalse();
    assertThat(Plausible.wrong(List.of())).isFalse();
  }

  @Test
  void ofTwoThatDifferNeitherIsBelieved() {
    assertThat(Plausible.wrong(List.of(off(HOUR)))).isTrue();
    assertThat(Plausible.wrong(List.of(off(-HOUR)))).isTrue();
    assertThat(Plausible.wrong(List.of(off(HOUR), off(HOUR), off(1)))).as("two and two").isTrue();
  }

  @Test
  void aSlowAnswerIsNoEvidence() {
    assertThat(Plausible.wrong(List.of(new Offset(2_500, 2_500), new Offset(2_400, 2_400))))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-9000, -9000",
    "-11000, -11000",
    "-3600000, -11000",
    "1000, 1000",
    "1001, 0",
    "3600000, 0"
  })
  void aStampIsBelievedWithinWhatANodeCouldHaveMeant(long stamped, long believed) {
    assertThat(Plausible.receivedAt(NOW.plusMillis(stamped), NOW, KEPT))
        .isEqualTo(NOW.plusMillis(believed));
  }

  @Test
  void anEntryThatRunsAheadIsNotConfirmedAndAHistoryThatIsAheadGoesOn() {
    HybridTime now = HybridTime.of(NOW.toEpochMilli(), 0);
    HybridTime tenYears = HybridTime.of(NOW.plus(Duration.ofDays(3_650)).toEpochMilli(), 0);
    HybridTime next = new HybridTime(tenYears.packed() + 1);
    assertThat(Plausible.runsAhead(tenYears, now, NOW.toEpochMilli())).isTrue();
    assertThat(Plausible.runsAhead(now, now, NOW.toEpochMilli())).isFalse();
    assertThat(Plausible.runsAhead(next, tenYears, NOW.toEpochMilli())).isFalse();
  }

  @Test
  void anEntryOfASlowClockIsNotConfirmedAndOneThatTookItsWayIs() {
    assertThat(Plausible.lagsBehind(at(-3_600_000), NOW.toEpochMilli())).isTrue();
    assertThat(Plausible.lagsBehind(at(-4_001), NOW.toEpochMilli())).isTrue();
    assertThat(Plausible.lagsBehind(at(-4_000), NOW.toEpochMilli())).isFalse();
    assertThat(Plausible.lagsBehind(at(3_600_000), NOW.toEpochMilli())).isFalse();
  }

  private static HybridTime at(long millis) {
    return HybridTime.of(NOW.toEpochMilli() + millis, 0);
  }
}
