package dev.plenum.cli.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What the crowd is doing, counted while it does. */
public final class Gauges {
  private static final long HIGHEST_MICROS = Duration.ofMinutes(10).toNanos() / 1000;
  private static final int DIGITS = 3;

  private final AtomicInteger came = new AtomicInteger();
  private final AtomicInteger signedIn = new AtomicInteger();
  private final AtomicInteger counted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger gaveUp = new AtomicInteger();
  private final AtomicInteger retries = new AtomicInteger();
  private final AtomicLong lastCounted = new AtomicLong();
  private final Map<String, AtomicInteger> reasons = new ConcurrentHashMap<>();
  private final Histogram micros = new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);
  private final Map<Integer, AtomicLong> slowestBySecond = new ConcurrentHashMap<>();
  private volatile long began;
  private volatile long ended;

  public void begin() {
    began = System.nanoTime();
  }

  public void end() {
    ended = System.nanoTime();
  }

  public void came() {
    came.incrementAndGet();
  }

  public void signedIn() {
    signedIn.incrementAndGet();
  }

  public void counted(long nanos) {
    long now = System.nanoTime();
    lastCounted.set(now);
    counted.incrementAndGet();
    micros.recordValue(Math.min(nanos / 1000, HIGHEST_MICROS));
    slowestBySecond
        .computeIfAbsent((int) ((now - began) / 1_000_000_000L), second -> new AtomicLong())
        .accumulateAndGet(nanos, Math::max);
  }

  public void refused(String reason) {
    refused.incrementAndGet();
    reasons.computeIfAbsent(reason, r -> new AtomicInteger()).incrementAndGet();
  }

  public void gaveUp() {
    gaveUp.incrementAndGet();
  }

  public void retried() {
    retries.incrementAndGet();
  }

  public long began() {
    return began;
  }

  public Duration elapsed() {
    return Duration.ofNanos((ended == 0 ? System.nanoTime() : ended) - began);
  }

  /** When a ballot was last counted, as {@link System#nanoTime()}; 0 before the first. */
  public long lastCounted() {
    return lastCounted.get();
  }

  public int arrived() {
    return came.get();
  }

  public int signingIn() {
    return Math.max(0, came.get() - signedIn.get() - gaveUp.get());
  }

  public int sending() {
    return Math.max(0, signedIn.get() - counted.get() - refused.get());
  }

  public int counted() {
    return counted.get();
  }

  public int refused() {
    return refused.get();
  }

  public int unknown() {
    return gaveUp.get();
  }

  public int retries() {
    return retries.get();
  }

  public Map<String, Integer> reasons() {
    Map<String, Integer> copy = new TreeMap<>();
    reasons.forEach((reason, n) -> copy.put(reason, n.get()));
    return copy;
  }

  public double millisAt(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1000.0;
  }

  public double slowestMillis() {
    return micros.getMaxValue() / 1000.0;
  }

  /**
   * The slowest answer of each of the last seconds, in milliseconds; 0 where nobody was counted.
   */
  public List<Double> slowest(int seconds) {
    int now = (int) (elapsed().toNanos() / 1_000_000_000L);
    List<Double> slowest = new ArrayList<>();
    for (int second = Math.max(0, now - seconds + 1); second <= now; second++) {
      AtomicLong nanos = slowestBySecond.get(second);
      slowest.add(nanos == null ? 0 : nanos.get() / 1e6);
    }
    return slowest;
  }
}
