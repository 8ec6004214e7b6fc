package dev.plenum.kernel.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.peer.Memory;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostTailTest {
  private static final String BEFORE = "started at noon";
  private static final String NOW = "started at one";
  private static final Head HEAD = new Head(8, "a", at(15), NOW);

  private static Position at(long seq) {
    return new Position(seq, new byte[] {(byte) seq});
  }

  /** Folded to a place in epoch 7, and holding more of an epoch. */
  private static Memory memory(long folded, long heldEpoch, long heldTo, String heldInstance) {
    return new Memory(at(folded), 7, heldEpoch, heldTo, heldInstance);
  }

  private static Memory folded(long folded) {
    return memory(folded, 0, folded, BEFORE);
  }

  @Test
  void whereNobodyKnowsMoreThanTheDatabaseNothingIsMissing() {
    assertThat(LostTail.of(HEAD, List.of(folded(15), folded(12))).nothing(HEAD)).isTrue();
  }

  @Test
  void whatAnybodyFoldedWasCommittedAndIsMissing() {
    LostTail lost = LostTail.of(HEAD, List.of(folded(15), folded(20)));
    assertThat(lost.committed()).isEqualTo(at(20));
    assertThat(lost.target()).isEqualTo(20);
  }

  @Test
  void whatWasPreparedBeforeTheDatabaseStartedAnewMayHaveBeenCommittedAndIsAppended() {
    LostTail lost = LostTail.of(HEAD, List.of(folded(15), memory(15, 7, 18, BEFORE)));
    assertThat(lost.committed().seq()).isEqualTo(15);
    assertThat(lost.target()).isEqualTo(18);
  }

  @Test
  void whatWasPreparedAndIsNotInTheSameDatabaseWasNeverCommitted() {
    assertThat(LostTail.of(HEAD, List.of(folded(15), memory(15, 7, 18, NOW))).nothing(HEAD))
        .isTrue();
  }

  @Test
  void whatAnEarlierReignPreparedIsVoidOnceALaterOneBegan() {
    var old = memory(15, 6, 18, BEFORE);
    assertThat(LostTail.of(HEAD, List.of(folded(15), old)).nothing(HEAD)).isTrue();
  }
}
