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

  @Test
  void aCopyOfWhatWasRefusedIsRefusedInTheSameWords() {
    refusals.add(refused(ID, "ada", 0));
    assertThat(refusals.of(ID, "ada", seconds(29))).isEqualTo(NO);
  }

  @Test
  void whenNoCopyCanBeUnderWayAnyMoreTheQuestionIsANewOne() {
    refusals.add(refused(ID, "ada", 0));
    assertThat(refusals.of(ID, "ada", seconds(31))).isNull();
    assertThat(refusals.all(seconds(31))).isEmpty();
  }

  @Test
  void anotherCallerAndAnotherIdAreOtherQuestions() {
    refusals.add(refused(ID, "ada", 0));
    assertThat(refusals.of(ID, "ben", 1)).isNull();
    assertThat(refusals.of(UUID.randomUUID(), "ada", 1)).isNull();
  }

  @Test
  void whatTimeMadeDueIsAskedAgainUntilItIsAccepted() {
    UUID own = CommandIds.own("due/main/close");
    refusals.add(refused(own, "timer", 0));
    assertThat(refusals.of(own, "timer", 1)).isNull();
  }

  @Test
  void aRushOfRefusalsForgetsTheOldest() {
    for (int i = 0; i < 40_000; i++) {
      refusals.add(refused(new UUID(4, i), "ada", i));
    }
    assertThat(refusals.of(new UUID(4, 0), "ada", 40_000)).isNull();
    assertThat(refusals.of(new UUID(4, 39_999), "ada", 40_000)).isEqualTo(NO);
  }

  @Test
  void whatIsLearntLateIsForgottenInItsOwnTime() {
    refusals.add(refused(ID, "ada", seconds(20)));
    UUID earlier = UUID.randomUUID();
    refusals.add(refused(earlier, "ada", 0));
    assertThat(refusals.all(seconds(31))).extracting(Refusal::commandId).containsExactly(ID);
    assertThat(refusals.of(earlier, "ada", seconds(31))).isNull();
  }

  private static long seconds(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private static Refusal refused(UUID id, String actor, long sinceNanos) {
    return new Refusal(id, actor, NO, sinceNanos);
  }
}
