package dev.plenum.kernel.leadership.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.leadership.hazelcast.GroupHealth.Remedy;
import dev.plenum.kernel.leadership.hazelcast.GroupHealth.Sight;
import org.junit.jupiter.api.Test;

class GroupHealthTest {
  private static final Remedy NONE = new Remedy.None();

  @Test
  void aGroupThatAnswersIsLeftAsItIs() {
    assertThat(after(300, answering(3, 3, 3))).isEqualTo(NONE);
    assertThat(after(300, answering(2, 3, 3))).isEqualTo(NONE);
  }

  @Test
  void aSilentGroupIsReplacedSoonWhereAllAreHere() {
    assertThat(after(2, silent(3, 3, 3))).isEqualTo(NONE);
    assertThat(after(3, silent(3, 3, 3))).isEqualTo(new Remedy.Found(3));
    assertThat(after(3, silent(5, 5, 3))).isEqualTo(new Remedy.Found(5));
  }

  @Test
  void aSilentGroupIsReplacedByAMajorityOnceStragglersHadTime() {
    assertThat(after(19, silent(3, 5, 5))).isEqualTo(NONE);
    assertThat(after(21, silent(3, 5, 5))).isEqualTo(new Remedy.Found(3));
    assertThat(after(21, silent(4, 5, 5))).isEqualTo(new Remedy.Found(3));
    assertThat(after(21, silent(5, 7, 7))).isEqualTo(new Remedy.Found(5));
  }

  @Test
  void lessThanHalfOrThanThreeFoundNothing() {
    assertThat(after(3600, silent(2, 3, 3))).isEqualTo(NONE);
    assertThat(after(3600, silent(2, 5, 5))).isEqualTo(NONE);
    assertThat(after(3600, silent(3, 7, 7))).isEqualTo(NONE);
  }

  @Test
  void whoIsAloneInNotBeingAnsweredJoinsAnewOnceItIsAwake() {
    var lost = new Sight(false, true, 3, 3, 3);
    assertThat(after(2, lost)).isEqualTo(NONE);
    assertThat(after(3, lost)).isEqualTo(new Remedy.JoinAnew());
  }

  @Test
  void aGroupOfFewerIsMadeWholeWhenAllAreHereForAWhile() {
    assertThat(after(9, answering(5, 5, 3))).isEqualTo(NONE);
    assertThat(after(11, answering(5, 5, 3))).isEqualTo(new Remedy.Found(5));
    assertThat(after(11, answering(4, 5, 3))).isEqualTo(NONE);
  }

  @Test
  void whoComesAndGoesIsNotHereForAWhile() {
    GroupHealth seen =
        GroupHealth.NEW
            .next(answering(5, 5, 3), 1)
            .next(answering(4, 5, 3), seconds(5))
            .next(answering(5, 5, 3), seconds(6));
    assertThat(seen.remedy(answering(5, 5, 3), seconds(12))).isEqualTo(NONE);
    assertThat(seen.remedy(answering(5, 5, 3), seconds(17))).isEqualTo(new Remedy.Found(5));
  }

  private static Sight answering(int alive, int all, int members) {
    return new Sight(true, true, alive, all, members);
  }

  private static Sight silent(int alive, int all, int members) {
    return new Sight(false, false, alive, all, members);
  }

  /** What is done when things have been as they are for so many seconds. */
  private static Remedy after(int seconds, Sight sight) {
    long now = 1 + seconds(seconds);
    return GroupHealth.NEW.next(sight, 1).next(sight, now).remedy(sight, now);
  }

  private static long seconds(int seconds) {
    return seconds * 1_000_000_000L;
  }
}
