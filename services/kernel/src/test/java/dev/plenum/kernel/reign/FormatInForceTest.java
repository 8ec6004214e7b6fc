package dev.plenum.kernel.reign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.clock.HybridClock;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.Decision;
import dev.plenum.kernel.machine.EntryContext;
import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.reign.Draft.Verdict;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.versions.Second;
import dev.plenum.kernel.versions.Second.Command;
import dev.plenum.kernel.versions.Second.Event;
import dev.plenum.kernel.versions.Second.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a leader writes, depending on what all nodes say that they read. */
class FormatInForceTest {
  private static final String SHARD = "main";
  private static final MachineCodec<State, Command, Event> CODEC = new MachineCodec<>(Second.TYPES);
  private static final Command PLAIN = new Command.Count(1, Optional.empty());
  private static final Command RESET = new Command.Reset();

  private final Told machine = new Told();
  private final Replica<State, Command, Event> replica = new Replica<>(SHARD, machine, CODEC);
  private int readByAll = 1;
  private int asked;

  private Drafter<State, Command, Event> leader() {
    return new Drafter<>(
        ShardConfig.of(SHARD, Admission.of(1, 1)),
        1,
        "node-0",
        machine,
        CODEC,
        new HybridClock(WallClock.SYSTEM),
        replica,
        () -> readByAll,
        List.of());
  }

  private Draft<State, Command, Event> draft(
      Drafter<State, Command, Event> leader, Command... commands) {
    List<Pending<Command>> batch = new ArrayList<>();
    for (Command command : commands) {
      Stamp stamp = new Stamp(new UUID(7, asked++), "caller", Instant.EPOCH, 0);
      batch.add(new Pending<>(new Stamped<>(stamp, command), Content.UNKNOWN, new Deaf(), 0));
    }
    return leader.draft(batch, 0);
  }

  private static List<String> written(Draft<State, Command, Event> draft) {
    return Objects.requireNonNull(draft.batch()).entries().stream()
        .map(entry -> new String(entry.events(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void whatNotAllReadIsRefusedAloneAndTheOthersOfItsBatchAreWritten() {
    var draft = draft(leader(), PLAIN, RESET, PLAIN);
    assertThat(written(draft))
        .containsExactly("[{\"by\":1,\"type\":\"Counted\"}]", "[{\"by\":1,\"type\":\"Counted\"}]");
    assertThat(draft.verdicts().get(1))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused ->
                assertThat(refused.rejection())
                    .isEqualTo(KernelReason.UpgradeUnderWay.rejection()));
    assertThat(Objects.requireNonNull(draft.folded()).format()).isOne();
  }

  @Test
  void asSoonAsAllReadItTheNextBatchHasIt() {
    var leader = leader();
    draft(leader, PLAIN);
    readByAll = 2;
    var draft = draft(leader, RESET);
    assertThat(written(draft)).containsExactly("[{\"type\":\"CountReset\"}]");
    assertThat(machine.formats).containsExactly(1, 2);
  }

  @Test
  void onceWrittenAFormatStaysInForceThoughALaterLeaderHasHeardNobody() {
    readByAll = 2;
    var draft = draft(leader(), RESET);
    replica.adopt(Objects.requireNonNull(draft.folded()));
    assertThat(replica.format()).isEqualTo(2);
    readByAll = 1;
    assertThat(written(draft(leader(), RESET))).hasSize(1);
    assertThat(machine.formats).containsExactly(2, 2);
  }

  @Test
  void whoFoldsTheEntriesComesToTheSameFormatAndState() {
    readByAll = 2;
    var draft = draft(leader(), PLAIN, RESET, PLAIN);
    var follower = new Replica<>(SHARD, new Second(), CODEC);
    var batch = Objects.requireNonNull(draft.batch());
    assertThat(follower.foldIfRootIs(batch.entries(), batch.root())).isTrue();
    replica.adopt(Objects.requireNonNull(draft.folded()));
    assertThat(follower.view()).isEqualTo(replica.view());
    assertThat(follower.format()).isEqualTo(replica.format()).isEqualTo(2);
  }

  /** The counter, remembering what it was told to be in force. */
  private static final class Told implements StateMachine<State, Command, Event> {
    private final Second counter = new Second();
    private final List<Integer> formats = new ArrayList<>();

    @Override
    public int stateVersion() {
      return counter.stateVersion();
    }

    @Override
    public State initial() {
      return counter.initial();
    }

    @Override
    public Decision<Event> decide(State state, Stamped<Command> command) {
      formats.add(command.format());
      return counter.decide(state, command);
    }

    @Override
    public State evolve(State state, Event event, EntryContext context) {
      return counter.evolve(state, event, context);
    }
  }
}
