package dev.plenum.election.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When things happen and happened.
 *
 * @param closesAt the closing time in force; null where the admin closes by hand
 * @param pausedAt since when voting rests; null while it does not
 */
public record Timer(
    @Nullable Instant openedAt,
    @Nullable Instant closesAt,
    @Nullable Instant pausedAt,
    @Nullable Instant closedAt,
    @Nullable Instant talliedAt,
    @Nullable Instant publishedAt) {

  public static final Timer UNSET = new Timer(null, null, null, null, null, null);

  /** The close that ballots are judged by: as it happened, else as it is announced. */
  public @Nullable Instant close() {
    return closedAt != null ? closedAt : closesAt;
  }

  Timer opened(Instant at, @Nullable Instant closing) {
    return new Timer(at, closing, null, null, null, null);
  }

  Timer closing(Instant at) {
    return new Timer(openedAt, at, pausedAt, closedAt, talliedAt, publishedAt);
  }

  Timer paused(@Nullable Instant at) {
    return new Timer(openedAt, closesAt, at, closedAt, talliedAt, publishedAt);
  }

  Timer closed(Instant at) {
    return new Timer(openedAt, closesAt, pausedAt, at, talliedAt, publishedAt);
  }

  Timer tallied(Instant at) {
    return new Timer(openedAt, closesAt, pausedAt, closedAt, at, publishedAt);
  }

  Timer published(Instant at) {
    return new Timer(openedAt, closesAt, pausedAt, closedAt, talliedAt, at);
  }
}
