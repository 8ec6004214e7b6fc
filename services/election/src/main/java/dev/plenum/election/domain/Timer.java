package dev.plenum.election.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When things happen and happened.
 *
 * @param closesAt the closing time in force; null where the admin closes by hand
 * @param pausedAt since when voting rests, or rested when it was closed; null while it does not
 * @param pauses those that are over, in their order
 */
public record Timer(
    @Nullable Instant openedAt,
    @Nullable Instant closesAt,
    @Nullable Instant pausedAt,
    List<Pause> pauses,
    @Nullable Instant closedAt,
    @Nullable Instant talliedAt,
    @Nullable Instant publishedAt) {

  public static final Timer UNSET = new Timer(null, null, null, List.of(), null, null, null);

  public Timer {
    pauses = List.copyOf(pauses);
  }

  /** The close that ballots are judged by: as it happened, else as it is announced. */
  public @Nullable Instant close() {
    return closedAt != null ? closedAt : closesAt;
  }

  /** Whether voting rested at that time. */
  boolean restedAt(Instant time) {
    if (pausedAt != null && time.isAfter(pausedAt)) {
      return true;
    }
    for (Pause pause : pauses) {
      if (pause.covers(time)) {
        return true;
      }
    }
    return false;
  }

  /** Since when voting has gone on without a pause; null where it never rested. */
  @Nullable Instant resumedAt() {
    return pauses.isEmpty() ? null : pauses.getLast().until();
  }

  Timer opened(Instant at, @Nullable Instant closing) {
    return new Timer(at, closing, null, List.of(), null, null, null);
  }

  Timer closing(Instant at) {
    return new Timer(openedAt, at, pausedAt, pauses, closedAt, talliedAt, publishedAt);
  }

  Timer paused(Instant at) {
    return new Timer(openedAt, closesAt, at, pauses, closedAt, talliedAt, publishedAt);
  }

  Timer resumed(Instant at) {
    List<Pause> over = new ArrayList<>(pauses);
    if (pausedAt != null) {
      over.add(new Pause(pausedAt, at));
    }
    return new Timer(openedAt, closesAt, null, over, closedAt, talliedAt, publishedAt);
  }

  Timer closed(Instant at) {
    return new Timer(openedAt, closesAt, pausedAt, pauses, at, talliedAt, publishedAt);
  }

  Timer tallied(Instant at) {
    return new Timer(openedAt, closesAt, pausedAt, pauses, closedAt, at, publishedAt);
  }

  Timer published(Instant at) {
    return new Timer(openedAt, closesAt, pausedAt, pauses, closedAt, talliedAt, at);
  }
}
