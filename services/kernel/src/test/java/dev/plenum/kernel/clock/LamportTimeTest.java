package dev.plenum.kernel.clock;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

final class LamportTimeTest {
  private static final long MOST = 1L << 52;

  @Property
  void whoeverWaitsIsNotOvertakenByAClaimHoweverLow(
      @ForAll @LongRange(min = 0, max = MOST) long waiting,
      @ForAll @LongRange(min = 0, max = MOST) long claimed,
      @ForAll @LongRange(min = 0, max = MOST) long head,
      @ForAll @LongRange(min = LamportTime.AHEAD, max = MOST) long since) {
    assertThat(LamportTime.believed(claimed, head + since))
        .as("who comes when the ledger has moved on comes after whoever waits already")
        .isGreaterThanOrEqualTo(LamportTime.believed(waiting, head));
    assertThat(LamportTime.believed(claimed, head)).isGreaterThanOrEqualTo(head);
  }

  @Property
  void noClaimRunsFurtherAheadOfTheLedgerThanSomebodyCanHaveActed(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long claimed,
      @ForAll @LongRange(min = 0, max = MOST) long head) {
    assertThat(LamportTime.believed(claimed, head)).isLessThanOrEqualTo(head + LamportTime.AHEAD);
  }

  @Property
  void ofTwoClaimsAtOneTimeTheLowerIsNeverServedLater(
      @ForAll @LongRange(min = 0, max = MOST) long lower,
      @ForAll @LongRange(min = 0, max = MOST) long by,
      @ForAll @LongRange(min = 0, max = MOST) long head) {
    assertThat(LamportTime.believed(lower, head))
        .isLessThanOrEqualTo(LamportTime.believed(lower + by, head));
  }

  @Property
  void aParticipantThatHeardOfAnEntryIsLaterThanIt(
      @ForAll @LongRange(min = 0, max = MOST) long claimed,
      @ForAll @LongRange(min = 0, max = MOST) long seq) {
    assertThat(LamportTime.after(claimed, seq)).isGreaterThan(seq);
  }

  @Example
  void whatNoClientCountsToIsNoLamportTime() {
    assertThat(LamportTime.possible(0)).isTrue();
    assertThat(LamportTime.possible(MOST)).isTrue();
    assertThat(LamportTime.possible(-1)).isFalse();
    assertThat(LamportTime.possible(MOST + 1)).isFalse();
    assertThat(LamportTime.possible(Long.MIN_VALUE)).isFalse();
  }
}
