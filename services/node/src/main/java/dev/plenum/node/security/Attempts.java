package dev.plenum.node.security;

import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts failed logins by minute and by the place that they come from or go to: an address, a name.
 * Only failures count, so that a whole school behind one address can log in at once.
 */
@Singleton
public final class Attempts {
  static final int PER_PLACE = 20;
  private static final int IN_ALL = 5_000;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final int perPlace;
  private final int inAll;
  private volatile Window window = new Window(0);

  private record Window(long number, AtomicInteger all, Map<String, AtomicInteger> byPlace) {
    Window(long number) {
      this(number, new AtomicInteger(), new ConcurrentHashMap<>());
    }
  }

  @Inject
  Attempts(InstantSource clock) {
    this(clock, PER_PLACE, IN_ALL);
  }

  /** Counts something else than failed logins, with limits of its own. */
  public Attempts(InstantSource clock, int perPlace, int inAll) {
    this.clock = clock;
    this.perPlace = perPlace;
    this.inAll = inAll;
  }

  /** Throws where this place, or everybody together, failed too often in this minute. */
  public void check(String place) {
    Window current = current();
    AtomicInteger failed = current.byPlace().get(place);
    if (current.all().get() >= inAll || (failed != null && failed.get() >= perPlace)) {
      long left = WINDOW.toMillis() - clock.millis() % WINDOW.toMillis();
      throw new Problem(
          HttpStatus.TOO_MANY_REQUESTS,
          "TooManyAttempts",
          "Too many wrong codes or passwords came from here. Wait a minute and try again.",
          null,
          Duration.ofMillis(left));
    }
  }

  public void failed(String place) {
    Window current = current();
    // Bounded by the limit in all: a place is added by a failure only.
    current.all().incrementAndGet();
    current.byPlace().computeIfAbsent(place, _ -> new AtomicInteger()).incrementAndGet();
  }

  private Window current() {
    long number = clock.millis() / WINDOW.toMillis();
    Window seen = window;
    if (seen.number() != number) {
      seen = new Window(number);
      window = seen;
    }
    return seen;
  }
}
