package dev.plenum.kernel.clock;

import java.time.Instant;

/**
 * A hybrid logical timestamp (Kulkarni et al., <i>Logical Physical Clocks</i>, 2014): 48 bits of
 * milliseconds since 1970 and 16 bits of counter in one long, whose numeric order is its order.
 */
public record HybridTime(long packed) implements Comparable<HybridTime> {
  static final int COUNTER_BITS = 16;
  static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

  public static final HybridTime ZERO = new HybridTime(0);

  public static HybridTime of(long millis, long counter) {
    if (counter < 0 || counter > COUNTER_MASK) {
      throw new IllegalArgumentException("counter out of range: " + counter);
    }
    return new HybridTime((millis << COUNTER_BITS) | counter);
  }

  public long millis() {
    return packed >>> COUNTER_BITS;
  }

  public long counter() {
    return packed & COUNTER_MASK;
  }

  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public int compareTo(HybridTime other) {
    return Long.compareUnsigned(packed, other.packed);
  }
}
