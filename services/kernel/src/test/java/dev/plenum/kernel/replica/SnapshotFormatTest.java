package dev.plenum.kernel.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.testing.Entries;
import dev.plenum.kernel.testing.Registers;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.kernel.testing.Registers.Event;
import dev.plenum.kernel.testing.Registers.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class SnapshotFormatTest {
  private static final int LARGE = 3_000;
  private static final MachineTypes<State, Command, Event> LATER =
      Registers.TYPES.kindSince(2, Event.Became.class);
  private final SnapshotFormat<State> format = new SnapshotFormat<>(Entries.CODEC, 1);

  private static Replica<State, Command, Event> folded(
      MachineCodec<State, Command, Event> codec, int entries) {
    var replica = new Replica<>(Entries.SHARD, new Registers(), codec);
    var all = Entries.of(1, entries);
    assertThat(replica.foldIfRootIs(all, Entries.end(all).root())).isTrue();
    return replica;
  }

  private static byte[] written(SnapshotFormat<State> format, Replica<State, ?, ?> replica)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(replica.snapshot(), out);
    return out.toByteArray();
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  @Test
  void whatIsWrittenIsReadBackHoweverLong() throws IOException {
    for (int entries : new int[] {1, 7, LARGE}) {
      var replica = folded(Entries.CODEC, entries);
      Snapshot<State> read = format.read(in(written(format, replica)));
      assertThat(read.view()).isEqualTo(replica.view());
      assertThat(read.frontier().root()).isEqualTo(replica.frontier().root());
      assertThat(read.commandIds()).hasSize(entries);
      assertThat(read.format()).isOne();
    }
  }

  @Test
  void aSnapshotOfAnotherStateVersionIsNotRead() throws IOException {
    byte[] later = written(new SnapshotFormat<>(Entries.CODEC, 2), folded(Entries.CODEC, 5));
    assertThatThrownBy(() -> format.read(in(later)))
        .isInstanceOf(IOException.class)
        .hasMessage("a snapshot of state version 2, not 1");
  }

  @Test
  void theNewestFormatOfEventsIsKeptAndWhoDoesNotReadItReadsNoSnapshotOfIt() throws IOException {
    var codec = new MachineCodec<>(LATER);
    var later = new SnapshotFormat<>(codec, 1);
    byte[] bytes = written(later, folded(codec, 5));
    Snapshot<State> read = later.read(in(bytes));
    assertThat(read.format()).isEqualTo(2);
    var restored = new Replica<>(Entries.SHARD, new Registers(), codec);
    restored.restore(read);
    assertThat(restored.format()).as("in force for good").isEqualTo(2);
    assertThatThrownBy(() -> format.read(in(bytes))).hasMessageContaining("events of format 2");
  }

  @Test
  void aSnapshotInWhichABitTurnedIsNotRead() throws IOException {
    byte[] whole;
    try (var inflater = new InflaterInputStream(in(written(format, folded(Entries.CODEC, 40))))) {
      whole = inflater.readAllBytes();
    }
    for (int at = 0; at < whole.length; at++) {
      for (int bit : new int[] {1, 0x40}) {
        byte[] changed = whole.clone();
        changed[at] = (byte) (changed[at] ^ bit);
        assertThatThrownBy(() -> format.read(in(deflated(changed))))
            .as("at " + at)
            .isInstanceOf(Exception.class);
      }
    }
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);
    assertThatThrownBy(() -> format.read(in(deflated(cut)))).isInstanceOf(IOException.class);
  }

  private static byte[] deflated(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(out)) {
      deflater.write(content);
    }
    return out.toByteArray();
  }
}
