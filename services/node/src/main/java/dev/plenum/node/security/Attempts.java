package dev.plenum.node.security;

import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts failed logins by minute. Only failures count, so that a whole school behind one address
 * can log in at once.
 */
@Singleton
public final class Attempts {
  static final int PER_ADDRESS = 20;
  static final int IN_ALL = 5_000;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final InstantSource clock;
  private volatile Window window = new Window(0);

  private record Window(long number, AtomicInteger all, Map<String, AtomicInteger> byAddress) {
    Window(long number) {
      this(number, new AtomicInteger(), new ConcurrentHashMap<>());
    }
  }

  Attempts(InstantSource clock) {
    this.clock = clock;
  }

  /** Throws where this address, or everybody together, failed too often in this minute. */
  public void check(String address) {
    Window current = current();
    AtomicInteger failed = current.byAddress().get(address);
    if (current.all().get() >= IN_ALL || (failed != null && failed.get() >= PER_ADDRESS)) {
      long left = WINDOW.toMillis() - clock.millis() % WINDOW.toMillis();
      throw new Problem(
          HttpStatus.TOO_MANY_REQUESTS,
          "TooManyAttempts",
          "Too many wrong codes or passwords came from here. Wait a minute and try again.",
          null,
          Duration.ofMillis(left));
    }
  }

  public void failed(String address) {
    Window current = current();
    // Bounded by the limit in all: an address is added by a failure only.
    current.all().incrementAndGet();
    current.byAddress().computeIfAbsent(address, _ -> new AtomicInteger()).incrementAndGet();
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
