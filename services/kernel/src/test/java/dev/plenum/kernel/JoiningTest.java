package dev.plenum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class JoiningTest {
  private final Joining joining = new Joining();
  private long nanos = -1;

  private boolean over(boolean votes, boolean aPeerVotes) {
    return joining.over(votes, aPeerVotes, nanos);
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void whoComesUpWaitsForItsVoteInAGroupThatStands() {
    for (int i = 0; i < 10; i++) {
      assertThat(over(false, true)).isFalse();
      pass(Duration.ofSeconds(1));
    }
    assertThat(over(true, true)).isTrue();
  }

  /** The first that is heard may be the one that has no vote either. */
  @Test
  void whoHasHeardOnlySomeOfTheOthersWaits() {
    assertThat(over(false, false)).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(over(false, true)).isFalse();
    pass(Duration.ofSeconds(5));
    assertThat(over(false, false)).isFalse();
  }

  @Test
  void thereIsNothingToWaitForWhereTheGroupIsLost() {
    assertThat(over(false, false)).isFalse();
    pass(Duration.ofSeconds(2));
    assertThat(over(false, false)).isTrue();
  }

  /** Of those who found the next group, one has its vote a moment before the others. */
  @Test
  void whoWasReadyStaysSoWhileAnotherGroupIsFounded() {
    assertThat(over(true, true)).isTrue();
    assertThat(over(false, true)).isTrue();
  }
}
