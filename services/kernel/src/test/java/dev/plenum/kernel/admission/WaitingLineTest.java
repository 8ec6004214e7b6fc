package dev.plenum.kernel.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.WaitingLine.Joined;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.shard.Outcome;
import dev.plenum.kernel.shard.Outcome.RetryReason;
import dev.plenum.kernel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingLineTest {
  private static final Outcome DONE = new Outcome.Retry(RetryReason.QueueFull, Duration.ZERO);

  private final List<String> told = new ArrayList<>();
  private final WaitingLine<String> line =
      new WaitingLine<>(Work.SYSTEM, Stamped.byLamportTime(), Admission.of(3, 5));

  private Pending<String> command(String actor, long lamport) {
    return command(actor, lamport, UUID.randomUUID());
  }

  private Pending<String> command(String actor, long lamport, UUID id) {
    Stamp stamp = new Stamp(id, actor, Instant.EPOCH, lamport);
    return new Pending<>(new Stamped<>(stamp, actor), Content.UNKNOWN, new Sink(), 0);
  }

  private final class Sink implements Pending.AnswerSink {
    @Override
    public void answer(UUID commandId, Outcome outcome, long epoch) {
      told.add("answered");
    }

    @Override
    public void place(UUID commandId, int position, Duration estimate) {
      told.add(String.valueOf(position));
    }
  }

  private List<String> take(int max) throws InterruptedException {
    return line.take(max, Duration.ofMillis(20)).stream().map(p -> p.stamped().command()).toList();
  }

  @Test
  void lowerLamportTimeGoesFirstAndTiesGoByActor() throws InterruptedException {
    line.join(command("c", 5));
    line.join(command("b", 5));
    line.join(command("a", 9));
    assertThat(take(10)).containsExactly("b", "c", "a");
  }

  @Test
  void limitsChangeWhileSomebodyWaits() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      line.join(command("v" + i, i));
    }
    assertThat(take(10)).hasSize(3);
    line.limit(new Admission(4, 2, false));
    assertThat(take(10)).containsExactly("v3");
    line.limit(new Admission(1, 1, false));
    assertThat(take(10)).as("more are in work than may be from now on").isEmpty();
    assertThat(line.join(command("late", 9))).isEqualTo(Joined.Full);
  }

  @Test
  void noMoreThanTheLimitIsInWork() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      line.join(command("v" + i, i));
    }
    List<Pending<String>> first = line.take(10, Duration.ofMillis(20));
    assertThat(first).hasSize(3);
    assertThat(take(10)).isEmpty();
    line.done(first.subList(0, 1), 1);
    assertThat(take(10)).containsExactly("v3");
  }

  @Test
  void whoComesToAFullLineIsTurnedAway() {
    for (int i = 0; i < 5; i++) {
      assertThat(line.join(command("v" + i, i))).isEqualTo(Joined.Waiting);
    }
    assertThat(line.join(command("late", 0))).isEqualTo(Joined.Full);
  }

  @Test
  void theSameCommandStandsInLineOnceAndEverybodyWhoSentItIsAnswered() throws InterruptedException {
    UUID id = UUID.randomUUID();
    line.join(command("v", 1, id));
    Pending<String> again = command("v", 1, id);
    assertThat(line.join(again)).isEqualTo(Joined.AlreadyHere);
    assertThat(line.join(command("w", 1, id))).as("of somebody else").isEqualTo(Joined.Taken);
    List<Pending<String>> taken = line.take(10, Duration.ofMillis(20));
    assertThat(taken).hasSize(1);
    line.done(taken, 1).forEach(done -> done.answer(DONE, 1));
    assertThat(told).containsExactly("answered", "answered");
  }

  @Test
  void whoLeavesFinishesWhatIsInWorkAndKeepsNobodyElse() throws InterruptedException {
    line.join(command("a", 1));
    List<Pending<String>> inWork = line.take(10, Duration.ofMillis(20));
    line.join(command("b", 2));
    assertThat(line.leave()).extracting(Pending::actor).containsExactly("b");
    assertThat(line.join(command("c", 3))).isEqualTo(Joined.Closed);
    assertThat(line.awaitEmpty(Duration.ofMillis(5))).as("one is in work").isFalse();
    line.done(inWork, 1);
    assertThat(line.awaitEmpty(Duration.ofSeconds(1))).isTrue();
  }

  @Test
  void whoWaitsIsToldItsPlace() {
    line.join(command("a", 1));
    line.join(command("b", 2));
    line.tellPlaces(Duration.ofSeconds(1).toNanos(), Duration.ofMillis(250));
    assertThat(told).containsExactly("1", "2");
  }

  @Test
  void closingReturnsEverybodyWhoIsNotAnswered() throws InterruptedException {
    line.join(command("a", 1));
    line.join(command("b", 2));
    take(1);
    assertThat(line.close()).hasSize(2);
    assertThat(line.join(command("c", 3))).isEqualTo(Joined.Closed);
  }
}
