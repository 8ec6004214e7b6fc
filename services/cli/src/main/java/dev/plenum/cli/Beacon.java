package dev.plenum.cli;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The election's signed time. A page hears it every five seconds; a crowd shares one ear. */
public final class Beacon {
  private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

  /** Nodes take a beacon for a minute. */
  private static final long STALE_NANOS = Duration.ofSeconds(40).toNanos();

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Api api;
  private final ReentrantLock lock = new ReentrantLock();
  private String heard = "";
  private long at;

  public Beacon(Api api) {
    this.api = api;
  }

  /**
   * For the tries of one command: the time of the first proves when it was meant, until it is so
   * old that nodes would not take it any more.
   */
  public Supplier<String> renewed() {
    return new Supplier<>() {
      private String used = "";
      private long from;

      @Override
      public String get() {
        long now = System.nanoTime();
        if (used.isEmpty() || now - from > STALE_NANOS) {
          used = current();
          from = now;
        }
        return used;
      }
    };
  }

  /** A time that is a few seconds old at most. */
  public String current() {
    lock.lock();
    try {
      long now = System.nanoTime();
      if (heard.isEmpty() || now - at > FRESH_NANOS) {
        heard = api.read("/time", null, PATIENCE).path("beacon").asText();
        at = now;
      }
      return heard;
    } catch (Api.Refused e) {
      throw e.asExit();
    } finally {
      lock.unlock();
    }
  }
}
