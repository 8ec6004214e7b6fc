package dev.plenum.node.time;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.http.Iso;
import dev.plenum.kernel.clock.Berkeley;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.ShardStatus.PeerStatus;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Berkeley rounds over the nodes and the pages that sent measurements to this node lately. */
@Context
public final class ClockRounds {
  private static final Duration FRESH = Duration.ofSeconds(60);
  private static final int MOST_PAGES = 500;

  private final Shard<Election, ElectionCommand, ElectionEvent> shard;
  private final InstantSource clock;
  private final Map<String, Page> pages = new LinkedHashMap<>(16, 0.75f, true);
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("clock-rounds").daemon().factory());
  private volatile Round last;

  private record Page(Berkeley.Sample sample, long at) {}

  /** A round as the API writes it. */
  public record Round(
      String at, String coordinator, List<Participant> participants, double averageMillis) {}

  /** One clock of a round. */
  public record Participant(
      String id,
      String kind,
      double offsetMillis,
      double roundTripMillis,
      double correctionMillis,
      boolean outlier,
      @Nullable String reason) {}

  ClockRounds(Shard<Election, ElectionCommand, ElectionEvent> shard, InstantSource clock) {
    this.shard = shard;
    this.clock = clock;
    this.last = run();
    var _ = ticker.scheduleWithFixedDelay(this::round, 5, 5, TimeUnit.SECONDS);
  }

  public Round last() {
    return last;
  }

  public Round round() {
    Round round = run();
    last = round;
    return round;
  }

  /** A page's own measurement; the oldest is forgotten where there are too many. */
  public void measured(String id, double offsetMillis, double roundTripMillis) {
    synchronized (pages) {
      pages.put(
          id,
          new Page(new Berkeley.Sample(id, "page", offsetMillis, roundTripMillis), clock.millis()));
      if (pages.size() > MOST_PAGES) {
        pages.remove(pages.keySet().iterator().next());
      }
    }
  }

  private Round run() {
    var status = shard.status();
    List<Berkeley.Sample> samples = new ArrayList<>();
    for (PeerStatus peer : status.peers()) {
      if (peer.alive() && !peer.node().equals(status.node())) {
        samples.add(
            new Berkeley.Sample(peer.node(), "node", peer.offsetMillis(), peer.roundTripMillis()));
      }
    }
    samples.addAll(pages());
    var round = Berkeley.round(samples, Berkeley.Limits.DEFAULT);
    return new Round(
        Iso.time(clock.instant()),
        status.node(),
        round.corrections().stream().map(ClockRounds::participant).toList(),
        round.averageMillis());
  }

  private List<Berkeley.Sample> pages() {
    long oldest = clock.millis() - FRESH.toMillis();
    synchronized (pages) {
      pages.values().removeIf(page -> page.at() < oldest);
      return pages.values().stream().map(Page::sample).toList();
    }
  }

  private static Participant participant(Berkeley.Correction correction) {
    Berkeley.Sample sample = correction.sample();
    return new Participant(
        sample.id(),
        sample.kind(),
        sample.offsetMillis(),
        sample.roundTripMillis(),
        correction.correctionMillis(),
        correction.exclusion() != null,
        correction.exclusion() == null ? null : correction.exclusion().name());
  }

  @PreDestroy
  void close() {
    ticker.shutdownNow();
  }
}
