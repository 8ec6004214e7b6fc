package dev.plenum.kernel.clock;

import java.time.Instant;

/** The only way in which the kernel learns the time; tests and simulations bring their own. */
public interface WallClock {

  /** Milliseconds since 1970, as this machine believes. */
  long millis();

  /** Monotonic nanoseconds; only differences mean something. */
  long nanos();

  default Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  /** The machine's clocks. */
  WallClock SYSTEM =
      new WallClock() {
        @Override
        public long millis() {
          return System.currentTimeMillis();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }
      };
}
