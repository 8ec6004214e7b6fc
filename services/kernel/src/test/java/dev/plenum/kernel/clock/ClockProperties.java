package dev.plenum.kernel.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.clock.Berkeley.Limits;
import dev.plenum.kernel.clock.Berkeley.Sample;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class ClockProperties {

  private static final class Hand implements WallClock {
    private final AtomicLong millis = new AtomicLong(1_000_000);

    @Override
    public long millis() {
      return millis.get();
    }

    @Override
    public long nanos() {
      return millis.get() * 1_000_000;
    }
  }

  /** However the wall clock jumps and whatever is observed, issued times only grow. */
  @Property(tries = 200)
  void hybridTimeOnlyGrows(
      @ForAll @Size(max = 60) List<@LongRange(min = -5_000, max = 5_000) Long> jumps) {
    Hand wall = new Hand();
    HybridClock clock = new HybridClock(wall);
    HybridTime last = HybridTime.ZERO;
    for (long jump : jumps) {
      wall.millis.addAndGet(jump);
      if (jump % 3 == 0) {
        HybridTime seen = HybridTime.of(wall.millis.get() + 50, 7);
        clock.observe(seen);
        last = last.compareTo(seen) > 0 ? last : seen;
      }
      HybridTime next = clock.now();
      assertThat(next).isGreaterThan(last);
      last = next;
    }
  }

  /** A message that is answered after it was received carries a greater time than it had. */
  @Property
  void whatHappensAfterHasAGreaterTime(@ForAll @LongRange(min = -9_000, max = 9_000) long skew) {
    Hand here = new Hand();
    Hand there = new Hand();
    there.millis.addAndGet(skew);
    HybridTime sent = new HybridClock(here).now();
    HybridClock receiver = new HybridClock(there);
    receiver.observe(sent);
    assertThat(receiver.now()).isGreaterThan(sent);
  }

  @Example
  void theDemonstrationsSkewsAreAveragedAndTheMinutesLeftOut() {
    List<Sample> samples =
        List.of(
            new Sample("a", "client", 600, 10),
            new Sample("b", "client", -300, 12),
            new Sample("c", "client", 300, 8),
            new Sample("late", "client", -540_000, 9),
            new Sample("far", "client", 100, 9_000));
    Berkeley.Round round = Berkeley.round(samples, Limits.DEFAULT);
    assertThat(round.averageMillis()).isEqualTo(150.0);
    assertThat(round.corrections())
        .extracting(Berkeley.Correction::exclusion)
        .containsExactly(
            null,
            null,
            null,
            Berkeley.Exclusion.FarFromTheOthers,
            Berkeley.Exclusion.RoundTripTooLong);
  }

  /** Corrected clocks all show the same time, excluded ones too. */
  @Property
  void afterTheRoundAllAgree(
      @ForAll @Size(min = 1, max = 30)
          List<@DoubleRange(min = -700_000, max = 700_000) Double> offsets) {
    List<Sample> samples =
        offsets.stream().map(offset -> new Sample("p", "client", offset, 20)).toList();
    Berkeley.Round round = Berkeley.round(samples, Limits.DEFAULT);
    for (Berkeley.Correction correction : round.corrections()) {
      assertThat(correction.sample().offsetMillis() + correction.correctionMillis())
          .isCloseTo(round.averageMillis(), org.assertj.core.data.Offset.offset(1e-6));
    }
  }
}
