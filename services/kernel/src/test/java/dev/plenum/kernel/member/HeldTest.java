package dev.plenum.kernel.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.machine.KernelReason;
import dev.plenum.kernel.member.Held.Taken;
import dev.plenum.kernel.peer.PeerMessage.Prepare;
import dev.plenum.kernel.peer.PeerMessage.Refused;
import dev.plenum.kernel.peer.PeerMessage.Remembered;
import dev.plenum.kernel.testing.Entries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeldTest {
  private final Held held = new Held(WallClock.SYSTEM, Duration.ofSeconds(30));

  private static Prepare batch(long epoch, long from, long to) {
    return new Prepare(epoch, "db", Entries.of(from, to, epoch, 0), new byte[32]);
  }

  @BeforeEach
  void aReignBegan() {
    held.begin("a", 3, 10);
  }

  private Taken take(String leader, long epoch, long from, long to) {
    return held.take(leader, batch(epoch, from, to), 10);
  }

  @Test
  void whoMissedABatchDoesNotSayThatItHoldsTheNext() {
    assertThat(take("a", 3, 11, 12)).isEqualTo(Taken.Held);
    assertThat(take("a", 3, 15, 16)).isEqualTo(Taken.Gap);
  }

  @Test
  void nothingIsConfirmedOfAReignWhoseBeginningWasMissed() {
    take("a", 3, 11, 13);
    assertThat(take("b", 4, 13, 14)).as("11 to 13 are another's").isEqualTo(Taken.Gap);
    held.begin("b", 4, 10);
    assertThat(take("b", 4, 13, 14)).as("11 and 12 are missing").isEqualTo(Taken.Gap);
    assertThat(held.beyond(10).entries()).isEmpty();
    take("b", 4, 11, 12);
    assertThat(take("b", 4, 13, 14)).isEqualTo(Taken.Held);
  }

  @Test
  void ofTwoLeadersInOneEpochOnlyTheFirstIsObeyed() {
    assertThat(take("a", 3, 11, 12)).isEqualTo(Taken.Held);
    assertThat(take("b", 3, 11, 12)).isEqualTo(Taken.Refused);
    assertThat(held.begin("b", 3, 10)).isFalse();
  }

  @Test
  void anEarlierEpochIsRefusedOnceALaterOneBegan() {
    assertThat(held.begin("b", 4, 10)).isTrue();
    assertThat(take("a", 3, 11, 12)).isEqualTo(Taken.Refused);
  }

  @Test
  void aReignThatBeginsMakesVoidWhatWasPreparedBeyondItsBeginning() {
    take("a", 3, 11, 12);
    take("a", 3, 13, 14);
    held.begin("b", 4, 12);
    assertThat(held.beyond(10).entries()).extracting(Entry::seq).containsExactly(11L, 12L);
    assertThat(held.beyond(10).instance()).isEqualTo("db");
    assertThat(held.begin("b", 4, 12)).as("said again").isTrue();
  }

  @Test
  void whatIsHeldBeyondAPlaceIsContiguousAndNamesTheEpochOfItsEnd() {
    take("a", 3, 11, 12);
    take("a", 3, 13, 15);
    take("a", 3, 18, 19);
    Held.Beyond beyond = held.beyond(11);
    assertThat(beyond.entries()).extracting(Entry::seq).containsExactly(12L, 13L, 14L, 15L);
    assertThat(beyond.epoch()).isEqualTo(3);
  }

  @Test
  void whatIsFoldedNeedNotBeHeld() {
    take("a", 3, 11, 12);
    take("a", 3, 13, 15);
    held.forget(12);
    assertThat(held.beyond(10).entries()).as("11 is gone").isEmpty();
    assertThat(held.beyond(12).entries()).hasSize(3);
  }

  private static Refused refused(long epoch, long oldest, long first, int count) {
    List<Remembered> refusals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      refusals.add(
          new Remembered(
              new UUID(0x4000, first + i),
              "ada",
              KernelReason.DecisionFailed.rejection(),
              Duration.ZERO));
    }
    return new Refused(epoch, oldest, first, refusals);
  }

  @Test
  void whatWasRefusedIsRememberedInOrderAndWithoutAGap() {
    assertThat(held.refused("a", refused(3, 1, 1, 2))).hasValue(2);
    assertThat(held.refused("a", refused(3, 1, 4, 1))).as("3 was missed").hasValue(2);
    assertThat(held.refused("a", refused(3, 1, 2, 3))).hasValue(4);
    assertThat(held.refused("a", refused(3, 9, 9, 1))).as("5 to 8 count no more").hasValue(9);
    assertThat(held.refusals()).hasSize(5);
  }

  @Test
  void whoPromisedALaterReignRemembersNothingMoreOfThisOne() {
    held.refused("a", refused(3, 1, 1, 2));
    assertThat(held.promise(4)).hasSize(2);
    assertThat(held.refused("a", refused(3, 1, 3, 1))).isEmpty();
    assertThat(held.refusedHere("a", refused(3, 1, 3, 1))).isFalse();
    assertThat(take("a", 3, 11, 12)).isEqualTo(Taken.Refused);
    assertThat(held.remembers("a", 3)).isEmpty();
    assertThat(held.refusals()).hasSize(2);
  }

  @Test
  void aLaterReignCountsItsRefusalsAnewAndThoseBeforeItAreNotForgotten() {
    held.refused("a", refused(3, 1, 1, 2));
    held.begin("b", 4, 10);
    assertThat(held.remembers("b", 4)).hasValue(0);
    assertThat(held.refused("b", refused(4, 1, 1, 3))).hasValue(3);
    assertThat(held.refused("a", refused(3, 1, 3, 1))).isEmpty();
    assertThat(held.refusals()).hasSize(3);
  }
}
