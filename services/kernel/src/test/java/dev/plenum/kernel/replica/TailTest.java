package dev.plenum.kernel.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.hash.Sha256;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.MerkleFrontier;
import dev.plenum.kernel.machine.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TailTest {
  private static final int FIRST = 1_000;

  private final Random random = new Random(9162);
  private final List<Entry> ledger = new ArrayList<>();
  private final MerkleFrontier frontier = new MerkleFrontier();

  /** Up to the entry before {@link #FIRST}, and after each of those that follow. */
  private final List<MerkleFrontier> histories = new ArrayList<>();

  TailTest() {
    for (int i = 1; i < FIRST; i++) {
      frontier.append(Sha256.of("long ago " + i));
    }
    histories.add(frontier.copy());
  }

  private Entry next(int eventBytes) {
    int seq = FIRST + ledger.size();
    var content = seq % 3 == 0 ? Content.UNKNOWN : new Content(Sha256.of("content " + seq));
    byte[] events = "e".repeat(eventBytes).getBytes(StandardCharsets.UTF_8);
    byte[] leaf = Sha256.of("leaf " + seq);
    var id = new UUID(seq, -seq);
    return new Entry(
        seq, seq / 7, new HybridTime(seq << 20), id, "Jos\u00e9 " + seq, content, events, leaf);
  }

  private void append(Tail tail, int entries, int eventBytes) {
    List<Entry> batch = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      Entry entry = next(eventBytes);
      batch.add(entry);
      ledger.add(entry);
      frontier.append(entry.leaf());
      histories.add(frontier.copy());
    }
    tail.append(batch, frontier.copy());
  }

  private long last() {
    return FIRST + ledger.size() - 1L;
  }

  private Tail begun(long limitBytes) {
    Tail tail = new Tail(limitBytes);
    tail.startFrom(frontier);
    return tail;
  }

  private long oldest(Tail tail) {
    long seq = last();
    while (tail.at(seq - 1).isPresent()) {
      seq--;
    }
    return seq;
  }

  private static List<Object> parts(Entry entry) {
    return List.of(
        entry.seq(),
        entry.epoch(),
        entry.time(),
        entry.commandId(),
        entry.actor(),
        entry.content(),
        new String(entry.events(), StandardCharsets.UTF_8),
        HexFormat.of().formatHex(entry.leaf()));
  }

  private void assertHolds(Tail tail, long after) {
    assertThat(tail.after(after).orElseThrow().stream().map(TailTest::parts))
        .isEqualTo(
            ledger.subList((int) (after - FIRST + 1), ledger.size()).stream()
                .map(TailTest::parts)
                .toList());
    for (long seq = after; seq <= last(); seq += 1 + random.nextInt(20)) {
      assertThat(tail.frontierAt(seq).orElseThrow().root())
          .isEqualTo(histories.get((int) (seq - FIRST + 1)).root());
    }
    assertThat(tail.frontierAt(last()).orElseThrow().root()).isEqualTo(frontier.root());
    assertThat(parts(tail.at(after + 1).orElseThrow()))
        .isEqualTo(parts(ledger.get((int) (after - FIRST + 1))));
  }

  private static void assertHasNot(Tail tail, long seq) {
    assertThat(tail.at(seq)).isEmpty();
    assertThat(tail.frontierAt(seq)).isEmpty();
  }

  @Test
  void whatWasFoldedIsHeldAsItWas() {
    Tail tail = begun(16 << 20);
    for (int i = 0; i < 60; i++) {
      append(tail, 1 + random.nextInt(40), random.nextInt(400));
    }
    assertHolds(tail, FIRST - 1);
    assertHasNot(tail, FIRST - 2);
    assertHasNot(tail, last() + 1);
    assertThat(tail.after(last())).isEqualTo(Optional.of(List.of()));
  }

  @Test
  void whatIsHeldIsBoundedByBytesAndTheLatestStay() {
    int limit = 3 << 20;
    int entryBytes = 1_000;
    Tail tail = begun(limit);
    for (int i = 0; i < 100; i++) {
      append(tail, 100, entryBytes);
      long held = last() - oldest(tail) + 1;
      assertThat(held * entryBytes).isLessThan(limit);
    }
    long oldest = oldest(tail);
    // Of three pieces one may just have been begun.
    assertThat((last() - oldest) * entryBytes).isGreaterThan(limit / 2);
    assertHolds(tail, oldest - 1);
    assertHasNot(tail, oldest - 2);
  }

  @Test
  void theLastEntryIsHeldHoweverLargeItIs() {
    Tail tail = begun(10_000);
    append(tail, 10, 100);
    append(tail, 2, 40_000);
    assertHolds(tail, last() - 1);
    append(tail, 3, 100);
    assertHolds(tail, last() - 3);
  }

  /** As when a node that comes up reads page after page. */
  @Test
  void ofABatchLargerThanAllThatIsHeldTheLatestStay() {
    int limit = 3 << 20;
    Tail tail = begun(limit);
    append(tail, 4_000, 1_500);
    append(tail, 1, 100);
    long oldest = oldest(tail);
    assertThat((last() - oldest) * 1_500).isBetween(limit / 2L, (long) limit);
    assertHolds(tail, oldest - 1);
  }

  @Test
  void aTailThatBeginsAnewHasNothingOfBefore() {
    Tail tail = begun(10_000);
    append(tail, 10, 100);
    tail.startFrom(frontier);
    assertThat(tail.after(last() - 1)).isEmpty();
    append(tail, 5, 100);
    assertHolds(tail, last() - 5);
  }
}
