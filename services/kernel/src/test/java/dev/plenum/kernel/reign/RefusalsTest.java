package dev.plenum.kernel.reign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.machine.CommandIds;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Rejection;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.testing.Registers.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RefusalsTest {
  private static final Rejection NO = new Rejection("Expected", "It is another value.", null);
  private static final UUID ID = UUID.fromString("3f0c1a52-94f0-4f0e-9a1b-0a4f4f6f1f11");
  private static final Command SET = new Command.Set("r", 1, 2);

  private final Refusals refusals = new Refusals(Duration.ofSeconds(30));

  @Test
  void aCopyOfWhatWasRefusedIsRefusedInTheSameWords() {
    refusals.add(pending(ID, "ada", SET, 0), NO, 0);
    assertThat(refusals.of(pending(ID, "ada", new Command.Set("r", 1, 2), 5), seconds(29)))
        .isEqualTo(NO);
  }

  @Test
  void whenNoCopyCanBeUnderWayAnyMoreTheQuestionIsANewOne() {
    refusals.add(pending(ID, "ada", SET, 0), NO, 0);
    assertThat(refusals.of(pending(ID, "ada", SET, 0), seconds(31))).isNull();
  }

  @Test
  void anotherCallerAndAnotherIdAreOtherQuestionsAndAnotherContentIsNone() {
    refusals.add(pending(ID, "ada", SET, 0), NO, 0);
    assertThat(refusals.of(pending(ID, "ada", new Command.Set("r", 0, 2), 0), 1))
        .as("a copy that carries something renewed")
        .isEqualTo(NO);
    assertThat(refusals.of(pending(ID, "ben", SET, 0), 1)).isNull();
    assertThat(refusals.of(pending(UUID.randomUUID(), "ada", SET, 0), 1)).isNull();
  }

  @Test
  void whatTimeMadeDueIsAskedAgainUntilItIsAccepted() {
    UUID own = CommandIds.own("due/main/close");
    refusals.add(pending(own, "timer", SET, 0), NO, 0);
    assertThat(refusals.of(pending(own, "timer", SET, 0), 1)).isNull();
  }

  @Test
  void aRushOfRefusalsForgetsTheOldest() {
    for (int i = 0; i < 40_000; i++) {
      refusals.add(pending(new UUID(4, i), "ada", SET, 0), NO, i);
    }
    assertThat(refusals.of(pending(new UUID(4, 0), "ada", SET, 0), 40_000)).isNull();
    assertThat(refusals.of(pending(new UUID(4, 39_999), "ada", SET, 0), 40_000)).isEqualTo(NO);
  }

  private static long seconds(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private static Pending<Command> pending(UUID id, String actor, Command command, int millis) {
    Stamp stamp = new Stamp(id, actor, Instant.ofEpochMilli(millis), 0);
    return new Pending<>(new Stamped<>(stamp, command), Content.UNKNOWN, new Nobody(), 0);
  }

  private static final class Nobody implements Pending.AnswerSink {
    @Override
    public void answer(UUID commandId, Outcome outcome, long epoch) {}

    @Override
    public void place(UUID commandId, int position, Duration estimate) {}
  }
}
