package dev.plenum.node.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class TokensTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2027-01-31T10:00:00Z"));
  private final InstantSource clock = now::get;

  @Test
  void aTokenIsGoodOnEveryNodeForADayAndNoLonger() {
    String token = tokens(1, "board").issue("someone", "voter").token();
    Tokens other = tokens(1, "board");
    assertThat(other.verify(token)).isNotNull().extracting(Caller::role).isEqualTo("voter");
    advance(Duration.ofHours(24).minusMillis(1001));
    assertThat(other.verify(token)).isNotNull();
    advance(Duration.ofMillis(1001));
    assertThat(other.verify(token)).as("remembered, yet expired").isNull();
    assertThat(tokens(1, "board").verify(token)).isNull();
  }

  @Test
  void aTokenOfAnotherElectionOrKeyIsNoToken() {
    String token = tokens(1, "board").issue("admin", "admin").token();
    assertThat(tokens(1, "other").verify(token)).isNull();
    assertThat(tokens(2, "board").verify(token)).isNull();
    assertThat(tokens(1, "board").verify(token.substring(0, token.length() - 2))).isNull();
    assertThat(tokens(1, "board").verify("")).isNull();
    assertThat(tokens(1, "board").verify("a.b.c")).isNull();
  }

  private void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  private Tokens tokens(int key, String election) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) key);
    return new Tokens(
        new Secrets(bytes, bytes, bytes, Map.of()),
        new NodeSettings(
            "Election", election, "n", List.of(), Path.of("."), NodeSettings.Ports.FREE),
        clock);
  }
}
