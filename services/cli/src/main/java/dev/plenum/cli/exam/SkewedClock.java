package dev.plenum.cli.exam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plenum.cli.Api;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A device's clock that may be wrong, and what it knows of the exam's. Every reading of the exam's
 * time comes from a monotonic clock and a measured offset, so that setting the device's clock
 * alters nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5905#section-8">RFC 5905, section 8</a>
 */
public final class SkewedClock {
  private final InstantSource device;
  private final long nanosAtStart = System.nanoTime();
  private final Instant deviceAtStart;
  private volatile double offsetMillis;
  private volatile double roundTripMillis;

  public SkewedClock(InstantSource clock, Duration skew) {
    this.device = () -> clock.instant().plus(skew);
    this.deviceAtStart = device.instant();
  }

  /** What the device would show. */
  public Instant deviceTime() {
    return device.instant();
  }

  /** What the exam's clock shows now, as far as this device knows. */
  public Instant examTime() {
    Duration passed = Duration.ofNanos(System.nanoTime() - nanosAtStart);
    return deviceAtStart.plus(passed).plusNanos((long) (offsetMillis * 1e6));
  }

  /** How far the exam's clock is ahead of this device's, in milliseconds. */
  public double offsetMillis() {
    return offsetMillis;
  }

  public double roundTripMillis() {
    return roundTripMillis;
  }

  /** Asks a node for its time; the error is half the round trip at most. */
  public void measure(Api api) throws Api.Refused, Api.Undecided {
    Instant sent = deviceMonotonic();
    JsonNode answer = api.get("/time", null);
    Instant back = deviceMonotonic();
    double received = answer.path("receivedAt").asDouble();
    double replied = answer.path("sentAt").asDouble();
    double t0 = millis(sent);
    double t3 = millis(back);
    offsetMillis = ((received - t0) + (replied - t3)) / 2;
    roundTripMillis = Math.max(0, (t3 - t0) - (replied - received));
  }

  private Instant deviceMonotonic() {
    return deviceAtStart.plusNanos(System.nanoTime() - nanosAtStart);
  }

  private static double millis(Instant instant) {
    return instant.getEpochSecond() * 1e3 + instant.getNano() / 1e6;
  }
}
