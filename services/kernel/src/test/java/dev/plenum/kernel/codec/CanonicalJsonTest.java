package dev.plenum.kernel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  sealed interface Shape {
    record Zigzag(String b, long a) implements Shape {}

    record Alpha(Instant at, Duration lasting, @Nullable String note) implements Shape {}
  }

  record Drawing(Map<String, Shape> shapes, Vector<Long> order, List<String> tags) {}

  private static String json(Object value) {
    return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
  }

  @Test
  void keysAreSortedAndTheTypeIsOneOfThem() {
    assertThat(json(new Shape.Zigzag("x", 1)))
        .isEqualTo("{\"a\":1,\"b\":\"x\",\"type\":\"Zigzag\"}");
  }

  @Test
  void controlCharactersAreEscapedAsRfc8785Wants() {
    assertThat(json("\u20ac$\u000f\nA'B\"\\\\\"/"))
        .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Drawing drawing =
        new Drawing(
            HashMap.of(
                "z",
                new Shape.Zigzag("b", 7),
                "a",
                new Shape.Alpha(Instant.EPOCH, Duration.ofSeconds(90), null)),
            Vector.of(3L, 1L),
            List.of("t"));
    byte[] json = CanonicalJson.write(drawing);
    assertThat(CanonicalJson.read(json, Drawing.class)).isEqualTo(drawing);
    assertThat(new String(json, StandardCharsets.UTF_8))
        .startsWith("{\"order\":[3,1],\"shapes\":{\"a\":{\"at\":\"1970-01-01T00:00:00Z\"");
  }

  @Test
  void equalMapsAreEqualBytesHoweverTheyGrew() {
    Map<String, Long> up = HashMap.empty();
    Map<String, Long> down = HashMap.empty();
    for (long i = 0; i < 2_000; i++) {
      up = up.put("k" + i, i);
      down = down.put("k" + (1_999 - i), 1_999 - i);
    }
    assertThat(json(up)).isEqualTo(json(down));
  }

  @Test
  void unknownKeysAndDoubleKeysAreRefused() {
    assertThatThrownBy(() -> read("{\"a\":1,\"b\":\"x\",\"c\":2,\"type\":\"Zigzag\"}"))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> read("{\"a\":1,\"a\":2,\"b\":\"x\",\"type\":\"Zigzag\"}"))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static Shape read(String json) {
    return CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8), Shape.class);
  }
}
