package dev.plenum.node.time;

import dev.plenum.kernel.clock.Berkeley.Sample;
import dev.plenum.kernel.live.Live;
import dev.plenum.node.events.Messages;
import dev.plenum.node.settings.NodeSettings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What pages measured of their clocks lately, against the clock of the node that they talk to. */
@Singleton
public final class PageClocks {
  private static final String TOPIC = "clock-samples";
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST_PAGES = 10_000;

  private final Live live;
  private final Messages messages;
  private final InstantSource clock;
  private final String self;
  private final Map<String, Page> pages = new LinkedHashMap<>(16, 0.75f, true);

  private record Page(Sample sample, long at) {}

  /** What one node collected. */
  public record Collected(List<Measured> pages) {}

  record Measured(String id, double offset, double roundTrip) {}

  PageClocks(Live live, Messages messages, InstantSource clock, NodeSettings settings) {
    this.live = live;
    this.messages = messages;
    this.clock = clock;
    this.self = settings.node();
  }

  /** A page's own measurement; the oldest is forgotten where there are too many. */
  public void measured(String id, double offsetMillis, double roundTripMillis) {
    synchronized (pages) {
      pages.put(
          id, new Page(new Sample(id, "page", offsetMillis, roundTripMillis), clock.millis()));
      if (pages.size() > MOST_PAGES) {
        pages.remove(pages.keySet().iterator().next());
      }
    }
  }

  private List<Sample> own() {
    long oldest = clock.millis() - FRESH.toMillis();
    synchronized (pages) {
      pages.values().removeIf(page -> page.at() < oldest);
      return pages.values().stream().map(Page::sample).toList();
    }
  }

  /** Shows the other nodes what this one collected. */
  void share() {
    List<Measured> measured =
        own().stream()
            .map(s -> new Measured(s.id(), s.offsetMillis(), s.roundTripMillis()))
            .toList();
    live.put(TOPIC, self, messages.write(new Collected(measured)), FRESH);
  }

  /**
   * The pages of all nodes, as this node's clock sees them.
   *
   * @param offsets of the nodes' clocks from this node's
   */
  List<Sample> all(Map<String, Double> offsets) {
    Map<String, Sample> all = new LinkedHashMap<>();
    live.all(TOPIC, json -> messages.read(json, Collected.class).pages())
        .forEach((node, pages) -> {
          if (!node.equals(self)) {
            double offset = offsets.getOrDefault(node, 0.0);
            pages.forEach(page ->
                all.put(
                    page.id(),
                    new Sample(page.id(), "page", page.offset() + offset, page.roundTrip())));
          }
        });
    // Whoever talks to this node now is known best here.
    own().forEach(sample -> all.put(sample.id(), sample));
    return new ArrayList<>(all.values());
  }
}
