package dev.plenum.node.events;

import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.http.Iso;
import dev.plenum.kernel.machine.EntryContext;
import org.jspecify.annotations.Nullable;

/** Which events everybody is told of at once. */
final class Notices {
  private Notices() {}

  static @Nullable String kind(ElectionEvent event) {
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
          ElectionEvent.RollSealed _ ->
          null;
    };
  }

  static String at(EntryContext context) {
    return Iso.time(context.time().instant());
  }
}
