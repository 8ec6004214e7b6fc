package dev.plenum.kernel.metrics;

import dev.plenum.kernel.peer.PeerMetrics;
import dev.plenum.kernel.trust.NodeTrust;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What other processes tried on this node, and how long its certificate lets it speak to peers. */
public final class PeerMeters implements PeerMetrics {
  private final Map<Port, Counter> refused;
  private final Map<Port, Counter> malformed;
  private final Map<Unknown, Counter> unknown = new EnumMap<>(Unknown.class);

  public PeerMeters(MeterRegistry registry, NodeTrust trust) {
    this.refused =
        perPort(
            registry,
            "plenum.peer.handshakes.refused",
            "Connections that ended before their other end proved to be a node of this resource");
    this.malformed =
        perPort(
            registry,
            "plenum.peer.messages.malformed",
            "Messages of other nodes that made no sense");
    for (Unknown what : Unknown.values()) {
      unknown.put(
          what,
          Counter.builder("plenum.peer.messages.unknown")
              .description("What nodes of a later version said and this one does not know")
              .tag("what", what.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    Gauge.builder("plenum.certificate.expiry.seconds", trust, t -> t.expires().getEpochSecond())
        .description("Unix time at which this node's certificate ends")
        .register(registry);
  }

  /** There from the beginning: a counter that appears with its first event hides that event. */
  private static Map<Port, Counter> perPort(
      MeterRegistry registry, String name, String description) {
    Map<Port, Counter> counters = new EnumMap<>(Port.class);
    for (Port port : Port.values()) {
      counters.put(
          port,
          Counter.builder(name)
              .description(description)
              .tag("port", port.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    return counters;
  }

  @Override
  public void handshakeRefused(Port port) {
    increment(refused, port);
  }

  @Override
  public void malformed(Port port) {
    increment(malformed, port);
  }

  @Override
  public void unknown(Unknown what) {
    increment(unknown, what);
  }

  private static <K> void increment(Map<K, Counter> counters, K key) {
    Objects.requireNonNull(counters.get(key)).increment();
  }
}
