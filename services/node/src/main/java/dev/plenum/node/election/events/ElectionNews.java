package dev.plenum.node.election.events;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.shard.Folded;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.events.EventHub;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;

/** What happens in the election, told to those who listen. */
@Context
final class ElectionNews {
  private final EventHub hub;
  private final Shard.Subscription subscription;

  ElectionNews(Shard<Election, ElectionCommand, ElectionEvent> shard, EventHub hub) {
    this.hub = hub;
    this.subscription = shard.subscribe(this::folded);
  }

  private void folded(Folded<Election, ElectionEvent> batch) {
    hub.changed();
    for (var entry : batch.entries()) {
      for (ElectionEvent event : entry.events()) {
        String kind = kind(event);
        if (kind != null) {
          String at = Iso.time(entry.context().time().instant());
          hub.notice(kind, at, entry.context().seq());
        }
      }
    }
  }

  /** Which events everybody is told of at once. */
  private static @Nullable String kind(ElectionEvent event) {
    return switch (event) {
      case ElectionEvent.ElectionOpened _ -> "opened";
      case ElectionEvent.ElectionPaused _ -> "paused";
      case ElectionEvent.ElectionResumed _ -> "resumed";
      case ElectionEvent.ClosingTimeSet _ -> "extended";
      case ElectionEvent.ElectionClosed _ -> "closed";
      case ElectionEvent.BallotsCounted _ -> "tallied";
      case ElectionEvent.ResultsPublished _ -> "published";
      case ElectionEvent.BallotCast _,
          ElectionEvent.ElectionConfigured _,
          ElectionEvent.RollChunkImported _,
          ElectionEvent.RollSealed _,
          ElectionEvent.VoterRegistered _ ->
          null;
    };
  }

  @PreDestroy
  void close() {
    subscription.close();
  }
}
