package dev.plenum.node.cluster;

import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.ShardStatus;
import dev.plenum.kernel.work.Rounds;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of leadership as this node saw them, and how long nobody led. */
@Context
public final class Failovers {
  private static final int KEPT = 50;
  private static final Duration EVERY = Duration.ofMillis(50);

  private final Shard<?, ?, ?> shard;
  private final InstantSource clock;
  private final Deque<Failover> kept = new ArrayDeque<>();
  private final Rounds ticker = new Rounds("failovers");
  private @Nullable String leader;
  private long epoch;
  private Instant lastLed;

  /** One change of leadership. */
  public record Failover(String at, @Nullable String from, String to, long millis, String reason) {}

  Failovers(Shard<?, ?, ?> shard, InstantSource clock) {
    this.shard = shard;
    this.clock = clock;
    this.lastLed = clock.instant();
    ticker.every(EVERY, "watching who leads", this::look);
  }

  public synchronized List<Failover> list() {
    return List.copyOf(kept).reversed();
  }

  private synchronized void look() {
    ShardStatus status = shard.status();
    Instant now = clock.instant();
    String current = status.leader();
    if (current == null) {
      return;
    }
    if (status.epoch() > epoch) {
      changed(status, current, now);
      epoch = status.epoch();
    }
    leader = current;
    lastLed = now;
  }

  private void changed(ShardStatus status, String to, Instant now) {
    String from = leader;
    long millis = from == null ? 0 : now.toEpochMilli() - lastLed.toEpochMilli();
    String reason = from == null ? "FirstSeen" : reason(status, from, to);
    kept.addLast(new Failover(Iso.time(now), from, to, millis, reason));
    if (kept.size() > KEPT) {
      kept.removeFirst();
    }
  }

  private static String reason(ShardStatus status, String from, String to) {
    if (from.equals(to)) {
      return "EpochRenewed";
    }
    boolean heard =
        status.peers().stream().anyMatch(peer -> peer.node().equals(from) && peer.alive());
    return heard ? "HandedOver" : "LeaderLost";
  }

  @PreDestroy
  void close() {
    ticker.close();
  }
}
