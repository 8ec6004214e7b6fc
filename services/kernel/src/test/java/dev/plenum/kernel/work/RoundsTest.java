package dev.plenum.kernel.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Duration SHORT = Duration.ofMillis(5);

  @Test
  void workThatOverflowsTheStackIsDoneAgain() throws InterruptedException {
    CountDownLatch fourTimes = new CountDownLatch(4);
    try (Rounds rounds = new Rounds("test")) {
      rounds.every(
          SHORT,
          "recursing",
          () -> {
            fourTimes.countDown();
            forEver(0);
          });
      assertThat(fourTimes.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void workThatComesToNoGoodEndIsOverdueAndTheRestIsNot() throws InterruptedException {
    AtomicInteger rounded = new AtomicInteger();
    try (Rounds rounds = new Rounds(Work.SYSTEM, "test", 2)) {
      rounds.every(Duration.ZERO, SHORT, Duration.ofMillis(50), "failing", () -> fail());
      rounds.every(SHORT, "working", rounded::incrementAndGet);
      for (int i = 0; i < 500 && rounds.overdue().isEmpty(); i++) {
        Thread.sleep(10);
      }
      assertThat(rounds.overdue()).containsExactly("failing");
      assertThat(rounded).hasPositiveValue();
    }
  }

  private static void fail() {
    throw new IllegalStateException("as every time");
  }

  private static int forEver(int depth) {
    return depth < 0 ? 0 : 1 + forEver(depth + 1);
  }
}
