package dev.plenum.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.CanonicalJson;
import dev.plenum.kernel.hash.Sha256;
import dev.plenum.kernel.machine.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafHashTest {
  private static final UUID ID = new UUID(1, 2);

  @ParameterizedTest
  @ValueSource(strings = {"ana", "", "a \"quoted\" name", "back\\slash", "Jos\u00e9", "tab\there"})
  void aLeafIsTheHashOfTheEntryAsCanonicalJson(String actor) {
    HybridTime time = new HybridTime((1_700_000_000_000L << 16) | 7);
    LeafHash hash = new LeafHash("main \u00fc");
    byte[] events = CanonicalJson.write(List.of(Map.of("type", "Cast", "voter", "v")));

    byte[] leaf = hash.leaf(12, 3, time, ID, actor, Content.UNKNOWN, events);

    byte[] whole =
        CanonicalJson.write(
            Map.of(
                "actor",
                actor,
                "command",
                ID.toString(),
                "epoch",
                3,
                "events",
                List.of(Map.of("type", "Cast", "voter", "v")),
                "seq",
                12,
                "shard",
                "main \u00fc",
                "time",
                List.of(time.millis(), time.counter())));
    var sha256 = Sha256.fresh();
    sha256.update((byte) 0);
    assertThat(leaf).isEqualTo(sha256.digest(whole));
    assertThat(hash.leaf(12, 3, time, ID, actor, Content.UNKNOWN, events)).isEqualTo(leaf);
    assertThat(new String(whole, StandardCharsets.UTF_8)).startsWith("{\"actor\":");
  }
}
