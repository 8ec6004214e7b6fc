package dev.plenum.kernel.reign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.clock.HybridClock;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.testing.Entries;
import dev.plenum.kernel.testing.Registers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a command was received, as its leader has its domain believe. */
class BelievedTimesTest {
  private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final Duration APART = Duration.ofSeconds(1);

  private final SetClock clock = new SetClock();
  private final Noting machine = new Noting();
  private final Drafter<Registers.State, Registers.Command, Registers.Event> leader =
      new Drafter<>(
          ShardConfig.of(Entries.SHARD, Admission.of(1, 1)),
          1,
          "node-0",
          machine,
          Entries.CODEC,
          new HybridClock(clock),
          new Replica<>(Entries.SHARD, machine, Entries.CODEC),
          () -> 1,
          List.of());
  private int asked;

  /** Decides a command that a node says it received then, after it waited here for so long. */
  private Instant believed(Instant received, Duration waited) {
    Stamp stamp = new Stamp(new UUID(7, asked++), "caller", received, 0);
    Stamped<Registers.Command> stamped = new Stamped<>(stamp, new Registers.Command.Add("r", 1));
    var pending = new Pending<>(stamped, Content.UNKNOWN, new Deaf(), 0);
    var _ = leader.draft(List.of(pending), waited.toNanos());
    return machine.received.getLast();
  }

  @Test
  void aStampWithinWhatTheWayCanHaveTakenIsBelieved() {
    Instant then = NOON.minus(KEPT);
    assertThat(believed(then, Duration.ZERO)).isEqualTo(then);
    Instant before = then.minusSeconds(30);
    assertThat(believed(before, Duration.ofSeconds(30))).isEqualTo(before);
  }

  @Test
  void whoStoodInLineForLongIsNotTakenToHaveComeLater() {
    Instant then = NOON.minusSeconds(30);
    assertThat(believed(then, Duration.ofSeconds(30))).isEqualTo(then);
    assertThat(believed(then, Duration.ZERO)).isEqualTo(NOON.minus(KEPT).minus(APART));
  }

  /** It decided something a moment ago, by a clock that was right, and nobody has folded it yet. */
  @Test
  void aLeaderWhoseClockFallsBackDoesNotOpenWhatIsClosed() {
    assertThat(believed(NOON, Duration.ZERO)).isEqualTo(NOON);
    clock.now = NOON.minusSeconds(3_600);
    assertThat(believed(clock.now, Duration.ZERO)).isEqualTo(NOON.minus(KEPT).minus(APART));
  }

  @Test
  void aClockThatIsPutRightInTimeDoesNoHarm() {
    Instant ahead = NOON.plusSeconds(3_600);
    assertThat(believed(ahead, Duration.ofSeconds(2))).isEqualTo(NOON.minusSeconds(2));
  }

  private static final class SetClock implements WallClock {
    private Instant now = NOON;

    @Override
    public long millis() {
      return now.toEpochMilli();
    }

    @Override
    public long nanos() {
      return TimeUnit.MILLISECONDS.toNanos(millis());
    }
  }

  private static final class Noting
      implements StateMachine<Registers.State, Registers.Command, Registers.Event> {
    private final Registers registers = new Registers();
    private final List<Instant> received = new ArrayList<>();

    @Override
    public int stateVersion() {
      return registers.stateVersion();
    }

    @Override
    public Registers.State initial() {
      return registers.initial();
    }

    @Override
    public Decision<Registers.Event> decide(
        Registers.State state, Stamped<Registers.Command> command) {
      received.add(command.stamp().receivedAt());
      return registers.decide(state, command);
    }

    @Override
    public Registers.State evolve(
        Registers.State state, Registers.Event event, EntryContext context) {
      return registers.evolve(state, event, context);
    }
  }
}
