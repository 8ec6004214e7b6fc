package dev.plenum.kernel.clock;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Issues {@link HybridTime}s that only grow, stay within the counter's reach of the wall clock, and
 * are greater than every time observed from elsewhere. Safe for use by many threads.
 */
public final class HybridClock {
  private final WallClock wall;
  private final AtomicLong last = new AtomicLong();

  public HybridClock(WallClock wall) {
    this.wall = wall;
  }

  /** A time greater than all that were issued or observed before. */
  public HybridTime now() {
    long physical = wall.millis() << HybridTime.COUNTER_BITS;
    // A full counter carries into the milliseconds, which keeps the order and runs ahead by one.
    return new HybridTime(last.updateAndGet(previous -> Math.max(previous + 1, physical)));
  }

  /** What the wall clock says, ahead or not. */
  public Instant wallTime() {
    return wall.instant();
  }

  /** Takes note of a time from elsewhere: everything issued from now on is greater. */
  public void observe(HybridTime other) {
    last.accumulateAndGet(other.packed(), Math::max);
  }
}
