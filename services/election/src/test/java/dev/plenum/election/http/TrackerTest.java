package dev.plenum.election.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TrackerTest {
  private static final String LEAF = "0123456789abcdef0123" + "ff".repeat(22);

  @Test
  void aTrackerIsTheFirstEightyBitsAndLeadsBackToThem() {
    String tracker = Tracker.of(LEAF);
    assertThat(tracker).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
    assertThat(Tracker.leafPrefix(tracker)).isEqualTo(LEAF.substring(0, 20));
    assertThat(Tracker.leafPrefix(tracker.toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
        .isEqualTo(LEAF.substring(0, 20));
  }

  @Test
  void whatIsNoTrackerLeadsNowhere() {
    assertThat(Tracker.leafPrefix("")).isNull();
    assertThat(Tracker.leafPrefix("UUUU-UUUU-UUUU-UUUU")).isNull();
    assertThat(Tracker.leafPrefix("0000-0000-0000-00000")).isNull();
  }
}
