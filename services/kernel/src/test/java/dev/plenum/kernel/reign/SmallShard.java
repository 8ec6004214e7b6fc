package dev.plenum.kernel.reign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.admission.Pending;
import dev.plenum.kernel.clock.HybridClock;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.CommitOutcome;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.StoreException;
import dev.plenum.kernel.machine.Stamp;
import dev.plenum.kernel.machine.Stamped;
import dev.plenum.kernel.reign.Draft.Verdict;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.replica.SnapshotFormat;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.testing.MemoryLedger;
import dev.plenum.kernel.testing.MemoryLedger.Fate;
import dev.plenum.kernel.testing.Registers;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.kernel.testing.Registers.Event;
import dev.plenum.kernel.testing.Registers.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The ledger's machinery without threads and network, beside the book that it has to equal. */
final class SmallShard {
  static final int NODES = 3;
  private static final String SHARD = "main";
  private static final ShardConfig CONFIG = ShardConfig.of(SHARD, Admission.of(1, 1));
  private static final MachineCodec<State, Command, Event> CODEC =
      new MachineCodec<>(Registers.TYPES);
  private static final SnapshotFormat<State> FORMAT = new SnapshotFormat<>(CODEC, 1);

  private final List<Command> commands;
  private final MemoryLedger ledger = new MemoryLedger();
  private final Book book = new Book();
  private final List<Replica<State, Command, Event>> nodes = new ArrayList<>();
  private final Map<UUID, Long> acknowledged = new HashMap<>();
  private @Nullable Leader leader;
  private @Nullable Leader deposed;
  private byte @Nullable [] snapshot;

  private record Leader(int node, Drafter<State, Command, Event> drafter) {}

  SmallShard(List<Command> commands) {
    this.commands = commands;
    for (int i = 0; i < NODES; i++) {
      nodes.add(new Replica<>(SHARD, new Registers(), CODEC));
    }
  }

  void run(Step step) {
    switch (step) {
      case Step.Submit(var batch, var fate) -> submit(batch, fate);
      case Step.Pipeline(var first, var second, var fate) -> pipeline(first, second, fate);
      case Step.Elect(var node) -> elect(node);
      case Step.StaleCommit(var batch) -> staleCommit(batch);
      case Step.Snapshot(var node) -> snapshot = bytes(nodes.get(node));
      case Step.Restart(var node, var fromSnapshot) -> restart(node, fromSnapshot);
      case Step.CatchUp(var node, var entries) -> catchUp(node, entries);
    }
    assertThat(ledger.entries()).as("the ledger has what the book has").hasSize(book.size());
  }

  private Leader leader() {
    Leader now = leader;
    return now == null ? elect(0) : now;
  }

  private Leader elect(int node) {
    deposed = leader == null ? deposed : leader;
    long epoch = ledger.takeEpoch(SHARD, "node-" + node, 0).epoch();
    catchUp(node, Integer.MAX_VALUE);
    var drafter =
        new Drafter<>(
            CONFIG,
            epoch,
            "node-" + node,
            new Registers(),
            CODEC,
            new HybridClock(new Stopped()),
            nodes.get(node),
            () -> 1,
            List.of());
    book.turnPage();
    Leader elected = new Leader(node, drafter);
    leader = elected;
    return elected;
  }

  private void submit(List<Integer> batch, Fate fate) {
    Leader who = leader();
    var draft = who.drafter().draft(pending(batch), 0);
    commit(who, draft, batch, fate);
  }

  private void pipeline(List<Integer> first, List<Integer> second, Fate fate) {
    Leader who = leader();
    var one = who.drafter().draft(pending(first), 0);
    var two = who.drafter().draft(pending(second), 0);
    commit(who, one, first, fate);
    if (leader != null) {
      commit(who, two, second, Fate.COMMITTED);
    } else if (fate == Fate.UNKNOWN_AND_LOST && two.batch() != null) {
      assertThat(ledger.commit(two.batch()))
          .as("what follows a lost batch is refused")
          .isNotEqualTo(CommitOutcome.Committed);
    }
  }

  private void commit(
      Leader who, Draft<State, Command, Event> draft, List<Integer> batch, Fate fate) {
    if (draft.batch() == null) {
      answer(draft, batch);
      return;
    }
    ledger.meet(fate);
    try {
      assertThat(ledger.commit(draft.batch())).isEqualTo(CommitOutcome.Committed);
      answer(draft, batch);
      nodes.get(who.node()).adopt(Objects.requireNonNull(draft.folded()));
    } catch (StoreException unknown) {
      // Nobody is answered; the reign is over. Callers will ask again with the same ids.
      leader = null;
      deposed = who;
      if (fate == Fate.UNKNOWN_AND_KEPT) {
        batch.forEach(i -> book.enter(id(i), commands.get(i)));
      }
    }
  }

  private void answer(Draft<State, Command, Event> draft, List<Integer> batch) {
    long head = draft.batch() == null ? 0 : draft.batch().after().seq();
    for (int i = 0; i < batch.size(); i++) {
      UUID id = id(batch.get(i));
      Book.Answer expected = book.enter(id, commands.get(batch.get(i)));
      switch (draft.verdicts().get(i)) {
        case Verdict.Entered<Command>(var _, var index) -> {
          assertThat(expected).isEqualTo(new Book.Answer.Entered(head + index + 1));
          acknowledged.put(id, head + index + 1);
        }
        case Verdict.Repeated<Command>(var _, var seq) -> {
          assertThat(expected).isEqualTo(new Book.Answer.Before(seq));
          acknowledged.put(id, seq);
        }
        case Verdict.Refused<Command> _ ->
            assertThat(expected).isInstanceOf(Book.Answer.Refused.class);
      }
    }
  }

  private void staleCommit(List<Integer> batch) {
    Leader old = deposed;
    if (old == null || leader == null) {
      return;
    }
    var draft = old.drafter().draft(pending(batch), 0);
    if (draft.batch() != null) {
      assertThat(ledger.commit(draft.batch()))
          .as("an old epoch writes nothing")
          .isEqualTo(CommitOutcome.Deposed);
    }
  }

  private void restart(int node, boolean fromSnapshot) {
    if (leader != null && leader.node() == node) {
      deposed = leader;
      leader = null;
    }
    nodes.set(node, fromSnapshot ? restored() : new Replica<>(SHARD, new Registers(), CODEC));
  }

  private Replica<State, Command, Event> restored() {
    var replica = new Replica<>(SHARD, new Registers(), CODEC);
    if (snapshot != null) {
      try {
        replica.restore(FORMAT.read(new ByteArrayInputStream(snapshot)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return replica;
  }

  private static byte[] bytes(Replica<State, Command, Event> replica) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      FORMAT.write(replica.snapshot(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void catchUp(int node, int entries) {
    var replica = nodes.get(node);
    List<Entry> read = ledger.read(SHARD, replica.view().seq() + 1, entries);
    MerkleFrontier frontier = replica.frontier();
    read.forEach(entry -> frontier.append(entry.leaf()));
    assertThat(replica.foldIfRootIs(read, frontier.root())).isTrue();
  }

  /** Whatever happened: one book, one ledger, and every node the same. */
  void assertEverythingAgrees() {
    List<Integer> all = IntStream.range(0, commands.size()).boxed().toList();
    submit(all, Fate.COMMITTED);
    nodes.add(restored());
    for (int node = 0; node < nodes.size(); node++) {
      catchUp(node, Integer.MAX_VALUE);
      var replica = nodes.get(node);
      assertThat(replica.view().seq()).isEqualTo(book.size());
      assertThat(replica.frontier().root()).isEqualTo(ledger.head(SHARD).root());
      assertThat(replica.view()).isEqualTo(nodes.getFirst().view());
      assertThat(FORMAT.digest(replica.view().state()))
          .isEqualTo(FORMAT.digest(nodes.getFirst().view().state()));
      for (String name : RegisterCommands.NAMES) {
        assertThat(replica.view().state().value(name)).as(name).isEqualTo(book.value(name));
      }
    }
    assertThat(ledger.entries()).extracting(Entry::commandId).doesNotHaveDuplicates();
    assertThat(ledger.entries()).extracting(entry -> entry.time().packed()).isSorted();
    assertThat(book.lines()).as("nobody was told otherwise").containsAllEntriesOf(acknowledged);
    acknowledged.forEach(
        (id, seq) -> assertThat(ledger.find(SHARD, seq).orElseThrow().commandId()).isEqualTo(id));
  }

  private List<Pending<Command>> pending(List<Integer> batch) {
    return batch.stream()
        .map(i ->
            new Pending<>(
                new Stamped<>(new Stamp(id(i), "caller", Instant.EPOCH, 0), commands.get(i)),
                CODEC.content(commands.get(i)),
                new Deaf(),
                0))
        .toList();
  }

  private static UUID id(int command) {
    return new UUID(7, command);
  }

  /** A wall clock that stands still, so that only the hybrid clock's counter keeps the order. */
  private static final class Stopped implements WallClock {
    @Override
    public long millis() {
      return 1_000;
    }

    @Override
    public long nanos() {
      return 0;
    }
  }
}
