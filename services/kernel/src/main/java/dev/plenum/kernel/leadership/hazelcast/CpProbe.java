package dev.plenum.kernel.leadership.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks the consensus group something small once a second, to know whether it answers at all. */
final class CpProbe {
  private static final long GIVE_UP_NANOS = Duration.ofSeconds(4).toNanos();

  private final HazelcastInstance instance;
  private final Executor calls;
  private final CpMetrics metrics;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile long askedNanos;
  private volatile long answeredNanos;
  private volatile boolean everAnswered;

  CpProbe(HazelcastInstance instance, Executor calls, CpMetrics metrics) {
    this.instance = instance;
    this.calls = calls;
    this.metrics = metrics;
  }

  void tend() {
    boolean stuck = System.nanoTime() - askedNanos > GIVE_UP_NANOS;
    if (asking.compareAndSet(false, true) || stuck) {
      askedNanos = System.nanoTime();
      calls.execute(this::ask);
    }
  }

  private void ask() {
    long started = System.nanoTime();
    try {
      instance.getCPSubsystem().getAtomicLong("probe").get();
      answeredNanos = System.nanoTime();
      metrics.groupAnswered(answeredNanos - started);
      everAnswered = true;
    } catch (RuntimeException e) {
      // No answer is what this class is for.
    } finally {
      asking.set(false);
    }
  }

  boolean everAnswered() {
    return everAnswered;
  }

  boolean answeredWithin(Duration limit) {
    return everAnswered && System.nanoTime() - answeredNanos < limit.toNanos();
  }
}
