package dev.plenum.cli.simulate;

import dev.plenum.cli.Api;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** The election's signed time. A page hears it every five seconds; the crowd shares one ear. */
final class Beacon {
  private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Api api;
  private final ReentrantLock lock = new ReentrantLock();
  private String heard = "";
  private long at;

  Beacon(Api api) {
    this.api = api;
  }

  String current() {
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
