package dev.plenum.kernel.leadership.hazelcast.tls;

import dev.plenum.kernel.peer.PeerMetrics;
import dev.plenum.kernel.peer.PeerMetrics.Port;
import java.net.SocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every refusal is counted; the log names one in ten seconds, so that nobody can fill it. */
final class RefusedHandshakes {
  private static final Logger log = LoggerFactory.getLogger(RefusedHandshakes.class);
  private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

  private final PeerMetrics metrics;
  private long namedNanos = System.nanoTime() - PAUSE_NANOS;
  private int unnamed;

  RefusedHandshakes(PeerMetrics metrics) {
    this.metrics = metrics;
  }

  synchronized void add(@Nullable SocketAddress from, String why) {
    metrics.handshakeRefused(Port.HAZELCAST);
    long now = System.nanoTime();
    if (now - namedNanos < PAUSE_NANOS) {
      unnamed++;
      return;
    }
    log.warn("no member of this resource at {}: {}; {} more since the last", from, why, unnamed);
    namedNanos = now;
    unnamed = 0;
  }
}
