package dev.plenum.kernel.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.LeafHash;
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
    return new Replica<>(new Registers(), CODEC);
  }

  private static List<Entry> entries(int from, int to) {
    LeafHash hash = new LeafHash("main");
    List<Entry> entries = new ArrayList<>();
    for (int seq = from; seq <= to; seq++) {
      byte[] events = CODEC.events(List.<Event>of(new Event.Became("r" + seq % 7, seq)));
      UUID id = new UUID(seq, seq);
      HybridTime time = HybridTime.of(seq, 0);
      byte[] leaf = hash.leaf(seq, 1, time, id, "x", events);
      entries.add(new Entry(seq, 1, time, id, "x", events, leaf));
    }
    return entries;
  }

  @Test
  void entriesFoldInContiguousOrderOrNotAtAll() {
    assertThat(replica.fold(entries(1, 5))).isTrue();
    assertThat(replica.fold(entries(7, 9))).isFalse();
    assertThat(replica.view().seq()).isEqualTo(5);
    assertThat(replica.fold(entries(3, 9))).isTrue();
    assertThat(replica.view().seq()).isEqualTo(9);
    assertThat(replica.view().state().value("r2")).isEqualTo(9);
  }

  @Test
  void aPreparedBatchThatIsNotTheCommittedOneIsNotFolded() {
    replica.fold(entries(1, 5));
    assertThat(replica.foldIfRootIs(entries(6, 8), new byte[32])).isFalse();
    assertThat(replica.view().seq()).isEqualTo(5);
  }

  @Test
  void everyCommandIdIsFoundAtItsEntry() {
    replica.fold(entries(1, 5_000));
    for (int seq = 1; seq <= 5_000; seq++) {
      assertThat(replica.index().find(new UUID(seq, seq))).isEqualTo(seq);
    }
    assertThat(replica.index().find(new UUID(1, 2))).isZero();
  }

  @Test
  void aReplicaFromASnapshotEqualsOneThatFoldedEverything() throws IOException {
    SnapshotFormat<State> format = new SnapshotFormat<>(CODEC);
    replica.fold(entries(1, 1_000));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    format.write(replica.snapshot(), bytes);
    var restored = fresh();
    restored.restore(format.read(new ByteArrayInputStream(bytes.toByteArray())));
    replica.fold(entries(1_001, 1_100));
    restored.fold(entries(1_001, 1_100));
    assertThat(restored.view()).isEqualTo(replica.view());
    assertThat(restored.root()).isEqualTo(replica.root());
    assertThat(restored.index().find(new UUID(500, 500))).isEqualTo(500);
    assertThat(format.digest(restored.view().state()))
        .isEqualTo(format.digest(replica.view().state()));
  }

  @Test
  void aSnapshotIsOfItsMomentThoughTheReplicaGoesOn() {
    replica.fold(entries(1, 10));
    Snapshot<State> snapshot = replica.snapshot();
    replica.fold(entries(11, 2_000));
    assertThat(snapshot.view().seq()).isEqualTo(10);
    assertThat(snapshot.commandIds()).hasSize(10);
  }
}
