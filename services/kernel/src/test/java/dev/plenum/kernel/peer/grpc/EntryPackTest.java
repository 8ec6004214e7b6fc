package dev.plenum.kernel.peer.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.ByteString;
import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.hash.Sha256;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.machine.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryPackTest {
  private final List<Entry> entries = List.of(entry(41, "ana", "[1]"), entry(42, "Jos\u00e9", ""));

  private static Entry entry(long seq, String actor, String events) {
    byte[] leaf = new byte[32];
    leaf[3] = (byte) seq;
    return new Entry(
        seq,
        7,
        new HybridTime(seq << 20),
        new UUID(seq, -seq),
        actor,
        seq % 2 == 0 ? Content.UNKNOWN : new Content(Sha256.of(actor)),
        events.getBytes(StandardCharsets.UTF_8),
        leaf);
  }

  @Test
  void aBatchArrivesAsItWasSent() {
    assertThat(EntryPack.unpack(EntryPack.pack(entries), 7, 41, 2))
        .usingRecursiveComparison()
        .isEqualTo(entries);
  }

  @Test
  void aBatchThatIsCutOffAnywhereIsRefused() {
    ByteString whole = EntryPack.pack(entries);
    for (int length = 0; length < whole.size(); length++) {
      ByteString part = whole.substring(0, length);
      assertThatIllegalArgumentException().isThrownBy(() -> EntryPack.unpack(part, 7, 41, 2));
    }
  }

  @Test
  void aCountThatCannotBeIsRefusedBeforeMemoryIsTaken() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EntryPack.unpack(EntryPack.pack(entries), 7, 41, Integer.MAX_VALUE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EntryPack.unpack(EntryPack.pack(entries), 7, 41, -1));
  }
}
