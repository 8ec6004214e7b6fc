package dev.plenum.kernel.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Chain;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.LeafHash;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.testing.Registers;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.kernel.testing.Registers.Event;
import dev.plenum.kernel.testing.Registers.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplicaTest {
  private static final MachineCodec<State, Command, Event> CODEC =
      new MachineCodec<>(Registers.TYPES);
  private final Replica<State, Command, Event> replica = fresh();

  private static Replica<State, Command, Event> fresh() {
    return new Replica<>("main", new Registers(), CODEC);
  }

  private static List<Entry> entries(int from, int to) {
    LeafHash hash = new LeafHash("main");
    List<Entry> entries = new ArrayList<>();
    for (int seq = from; seq <= to; seq++) {
      byte[] events = CODEC.events(List.<Event>of(new Event.Became("r" + seq % 7, seq)));
      UUID id = new UUID(seq, seq);
      HybridTime time = HybridTime.of(seq, 0);
      byte[] leaf = hash.leaf(seq, 1, time, id, "x", Content.UNKNOWN, events);
      entries.add(new Entry(seq, 1, time, id, "x", Content.UNKNOWN, events, leaf));
    }
    return entries;
  }

  private static byte[] root(int to) {
    MerkleFrontier frontier = new MerkleFrontier();
    entries(1, to).forEach(entry -> frontier.append(entry.leaf()));
    return frontier.root();
  }

  private void fold(int from, int to) {
    fold(replica, from, to);
  }

  private static void fold(Replica<State, Command, Event> into, int from, int to) {
    assertThat(into.foldIfRootIs(entries(from, to), root(to))).isTrue();
  }

  @Test
  void entriesFoldInContiguousOrderOrNotAtAll() {
    fold(1, 5);
    assertThatThrownBy(() -> replica.foldIfRootIs(entries(7, 9), root(9)))
        .isInstanceOf(Chain.BrokenException.class)
        .hasMessageContaining("entry 6 is missing");
    assertThat(replica.view().seq()).isEqualTo(5);
    fold(3, 9);
    assertThat(replica.view().seq()).isEqualTo(9);
    assertThat(replica.view().state().value("r2")).isEqualTo(9);
  }

  @Test
  void aPreparedBatchThatIsNotTheCommittedOneIsNotFolded() {
    fold(1, 5);
    assertThat(replica.foldIfRootIs(entries(6, 8), new byte[32])).isFalse();
    assertThat(replica.view().seq()).isEqualTo(5);
  }

  @Test
  void anEntryThatIsNotWhatItsLeafSaysIsNotFolded() {
    fold(1, 5);
    List<Entry> rows = new ArrayList<>(entries(6, 8));
    Entry honest = rows.get(1);
    byte[] forged = CODEC.events(List.<Event>of(new Event.Became("r0", 1_000_000)));
    rows.set(
        1,
        new Entry(
            honest.seq(),
            honest.epoch(),
            honest.time(),
            honest.commandId(),
            honest.actor(),
            honest.content(),
            forged,
            honest.leaf()));
    assertThatThrownBy(() -> replica.foldIfRootIs(rows, root(8)))
        .isInstanceOf(Chain.BrokenException.class)
        .hasMessageContaining("entry 7");
    assertThat(replica.view().seq()).isEqualTo(5);
  }

  @Test
  void theLastEntriesAreHeldWithTheRootsOfTheirPlaces() {
    fold(1, 5);
    fold(6, 20);
    assertThat(replica.after(12).orElseThrow()).extracting(Entry::seq).startsWith(13L).hasSize(8);
    assertThat(replica.frontierAt(12).orElseThrow().root()).isEqualTo(root(12));
    assertThat(replica.frontierAt(21)).isEmpty();
    assertThat(replica.position()).isEqualTo(new Position(20, root(20)));
  }

  @Test
  void everyCommandIdIsFoundAtItsEntry() {
    fold(1, 5_000);
    for (int seq = 1; seq <= 5_000; seq++) {
      assertThat(replica.index().find(new UUID(seq, seq))).isEqualTo(seq);
    }
    assertThat(replica.index().find(new UUID(1, 2))).isZero();
  }

  @Test
  void aReplicaFromASnapshotEqualsOneThatFoldedEverything() throws IOException {
    SnapshotFormat<State> format = new SnapshotFormat<>(CODEC, 1);
    fold(1, 1_000);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    format.write(replica.snapshot(), bytes);
    var restored = fresh();
    restored.restore(format.read(new ByteArrayInputStream(bytes.toByteArray())));
    fold(1_001, 1_100);
    fold(restored, 1_001, 1_100);
    assertThat(restored.view()).isEqualTo(replica.view());
    assertThat(restored.root()).isEqualTo(replica.root());
    assertThat(restored.index().find(new UUID(500, 500))).isEqualTo(500);
    assertThat(format.digest(restored.view().state()))
        .isEqualTo(format.digest(replica.view().state()));
  }

  @Test
  void aSnapshotIsOfItsMomentThoughTheReplicaGoesOn() {
    fold(1, 10);
    Snapshot<State> snapshot = replica.snapshot();
    fold(11, 2_000);
    assertThat(snapshot.view().seq()).isEqualTo(10);
    assertThat(snapshot.commandIds()).hasSize(10);
  }
}
