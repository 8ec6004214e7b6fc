package dev.plenum.exam.domain.attempt;

import dev.plenum.kernel.hash.Sha256;
import java.nio.ByteBuffer;

/**
 * Numbers that look random and are the same for the same seed on every machine for ever: SplitMix64
 * (Steele, Lea and Flood, <i>Fast splittable pseudorandom number generators</i>, 2014), seeded by
 * SHA-256.
 */
public final class Dice {
  private long state;

  private Dice(long seed) {
    this.state = seed;
  }

  public static Dice of(String... seed) {
    return new Dice(ByteBuffer.wrap(Sha256.of(String.join("\n", seed))).getLong());
  }

  /** A number from 0 to {@code bound} − 1, each equally likely. */
  public int below(int bound) {
    // Values of the incomplete last round would favour small numbers; they are thrown again.
    long limit = Long.MAX_VALUE - Long.MAX_VALUE % bound;
    long value = next() >>> 1;
    while (value >= limit) {
      value = next() >>> 1;
    }
    return (int) (value % bound);
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
