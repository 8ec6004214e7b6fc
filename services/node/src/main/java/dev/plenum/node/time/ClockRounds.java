package dev.plenum.node.time;

import dev.plenum.kernel.clock.Berkeley;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.live.Live;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.ShardStatus;
import dev.plenum.kernel.shard.ShardStatus.PeerStatus;
import dev.plenum.kernel.work.Rounds;
import dev.plenum.node.events.Messages;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Berkeley rounds over all nodes and all pages. The leader coordinates; every node hears the result
 * and tells its pages.
 */
@Context
public final class ClockRounds {
  private static final String RESULT = "clock-round";
  private static final String WISH = "clock-wish";
  private static final Duration LIFE = Duration.ofMinutes(1);
  private static final Duration SHARE = Duration.ofSeconds(2);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final long WISH_SECONDS = 2;

  private final Shard<?, ?, ?> shard;
  private final Live live;
  private final PageClocks pages;
  private final ClockRules rules;
  private final Messages messages;
  private final InstantSource clock;
  private final List<Live.Subscription> subscriptions;
  private final Rounds ticker = new Rounds("clock-rounds");
  private volatile CompletableFuture<Round> next = new CompletableFuture<>();
  private volatile Round last;
  private volatile long ranMillis;

  ClockRounds(
      Shard<?, ?, ?> shard,
      Live live,
      PageClocks pages,
      ClockRules rules,
      Messages messages,
      InstantSource clock) {
    this.shard = shard;
    this.live = live;
    this.pages = pages;
    this.rules = rules;
    this.messages = messages;
    this.clock = clock;
    this.last = new Round(Iso.time(clock.instant()), shard.status().node(), List.of(), 0);
    this.subscriptions =
        List.of(
            live.subscribe(RESULT, (_, _, json) -> came(messages.read(json, Round.class))),
            live.subscribe(WISH, (_, _, _) -> ticker.once("comparing clocks", this::coordinate)));
    ticker.every(SHARE, SHARE, "sharing the clocks of pages", pages::share);
    ticker.every(SECOND, SECOND, "comparing clocks", this::tick);
  }

  public Round last() {
    return last;
  }

  /** Asks for a round now; the last one where nobody leads that could make it. */
  public CompletableFuture<Round> round() {
    CompletableFuture<Round> coming = next;
    live.tell(WISH, "{}");
    return coming.copy().completeOnTimeout(last, WISH_SECONDS, TimeUnit.SECONDS);
  }

  private void tick() {
    if (clock.millis() - ranMillis >= rules.every().toMillis()) {
      coordinate();
    }
  }

  private void coordinate() {
    ShardStatus status = shard.status();
    if (status.leading()) {
      ranMillis = clock.millis();
      live.put(RESULT, "last", messages.write(run(status)), LIFE);
    }
  }

  private void came(Round round) {
    last = round;
    CompletableFuture<Round> waited = next;
    next = new CompletableFuture<>();
    waited.complete(round);
  }

  private Round run(ShardStatus status) {
    List<Berkeley.Sample> samples = new ArrayList<>();
    Map<String, Double> offsets = new HashMap<>();
    for (PeerStatus peer : status.peers()) {
      if (peer.alive() && !peer.node().equals(status.node())) {
        offsets.put(peer.node(), peer.offsetMillis());
        samples.add(
            new Berkeley.Sample(peer.node(), "node", peer.offsetMillis(), peer.roundTripMillis()));
      }
    }
    samples.addAll(pages.all(offsets));
    var round = Berkeley.round(samples, rules.limits());
    return new Round(
        Iso.time(clock.instant()),
        status.node(),
        round.corrections().stream().map(ClockRounds::participant).toList(),
        round.averageMillis());
  }

  private static Round.Participant participant(Berkeley.Correction correction) {
    Berkeley.Sample sample = correction.sample();
    return new Round.Participant(
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
    subscriptions.forEach(Live.Subscription::close);
    ticker.close();
  }
}
