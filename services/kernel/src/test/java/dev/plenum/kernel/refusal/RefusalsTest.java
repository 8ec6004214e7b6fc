package dev.plenum.kernel.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.machine.CommandIds;
import dev.plenum.kernel.machine.Rejection;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RefusalsTest {
  private static final Rejection NO = new Rejection("Expected", "It is another value.", null);
  private static final UUID ID = UUID.fromString("3f0c1a52-94f0-4f0e-9a1b-0a4f4f6f1f11");

  private final Refusals refusals = new Refusals(Duration.ofSeconds(30));

  private void add(UUID id, String actor, long sinceNanos) {
    refusals.add(refused(id, actor, sinceNanos), sinceNanos);
  }

  private boolean refuses(UUID id, String actor, long nowNanos) {
    return refusals.of(id, actor, nowNanos) != null;
  }

  @Test
  void aCopyOfWhatWasRefusedIsRefusedInTheSameWords() {
    add(ID, "ada", 0);
    assertThat(refusals.of(ID, "ada", seconds(29))).isEqualTo(refused(ID, "ada", 0));
  }

  @Test
  void whenNoCopyCanBeUnderWayAnyMoreTheQuestionIsANewOne() {
    add(ID, "ada", 0);
    assertThat(refuses(ID, "ada", seconds(31))).isFalse();
    assertThat(refusals.all(seconds(31))).isEmpty();
  }

  @Test
  void anotherCallerAndAnotherIdAreOtherQuestions() {
    add(ID, "ada", 0);
    assertThat(refuses(ID, "ben", 1)).isFalse();
    assertThat(refuses(UUID.randomUUID(), "ada", 1)).isFalse();
    add(ID, "ben", 1);
    assertThat(refuses(ID, "ada", 2)).as("though somebody else used her id").isTrue();
  }

  @Test
  void whatTimeMadeDueIsAskedAgainUntilItIsAccepted() {
    UUID own = CommandIds.own("due/main/close");
    add(own, "timer", 0);
    assertThat(refuses(own, "timer", 1)).isFalse();
  }

  @Test
  void aRushOfRefusalsForgetsTheOldest() {
    for (int i = 0; i < 40_000; i++) {
      add(new UUID(4, i), "ada", i);
    }
    assertThat(refusals.size()).as("without anybody asking").isEqualTo(Refusals.MOST);
    assertThat(refuses(new UUID(4, 0), "ada", 40_000)).isFalse();
    assertThat(refuses(new UUID(4, 39_999), "ada", 40_000)).isTrue();
  }

  @Test
  void whatIsLearntLateIsForgottenInItsOwnTimeAndTheLaterWordCounts() {
    add(ID, "ada", seconds(20));
    UUID earlier = UUID.randomUUID();
    refusals.add(refused(earlier, "ada", 0), seconds(20));
    refusals.add(refused(ID, "ada", seconds(1)), seconds(20));
    assertThat(refusals.all(seconds(31))).containsExactly(refused(ID, "ada", seconds(20)));
    assertThat(refuses(earlier, "ada", seconds(31))).isFalse();
  }

  private static long seconds(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private static Refusal refused(UUID id, String actor, long sinceNanos) {
    return new Refusal(new Refusal.Key(id, actor), NO, sinceNanos);
  }
}
