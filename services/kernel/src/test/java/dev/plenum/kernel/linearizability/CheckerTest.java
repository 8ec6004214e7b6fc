package dev.plenum.kernel.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CheckerTest {
  private static Operation add(long invoked, long returned) {
    return new Operation("add", invoked, returned, value -> OptionalLong.of(value + 1));
  }

  private static Operation saw(long expected, long invoked, long returned) {
    return new Operation(
        "saw",
        invoked,
        returned,
        value -> value == expected ? OptionalLong.of(value) : OptionalLong.empty());
  }

  @Test
  void overlappingCallsMayTakeEffectInAnyOrder() {
    assertThat(Checker.linearizable(List.of(add(0, 10), saw(0, 1, 9)), 0)).isTrue();
    assertThat(Checker.linearizable(List.of(add(0, 10), saw(1, 1, 9)), 0)).isTrue();
  }

  @Test
  void aStaleReadIsFound() {
    assertThat(Checker.linearizable(List.of(add(0, 1), saw(0, 2, 3)), 0)).isFalse();
  }

  @Test
  void aLostWriteIsFound() {
    assertThat(Checker.linearizable(List.of(add(0, 1), add(2, 3), saw(1, 4, 5)), 0)).isFalse();
  }

  @Test
  void aDoubledWriteIsFound() {
    assertThat(Checker.linearizable(List.of(add(0, 1), saw(2, 2, 3)), 0)).isFalse();
  }

  @Test
  void anUnknownCallMayHaveHappenedOrNot() {
    Operation unknown = add(0, Long.MAX_VALUE);
    assertThat(Checker.linearizable(List.of(unknown, saw(0, 5, 6)), 0)).isTrue();
    assertThat(Checker.linearizable(List.of(unknown, saw(1, 5, 6)), 0)).isTrue();
    assertThat(Checker.linearizable(List.of(unknown, saw(1, 5, 6), saw(0, 7, 8)), 0)).isFalse();
  }
}
