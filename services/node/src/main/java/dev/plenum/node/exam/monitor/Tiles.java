package dev.plenum.node.exam.monitor;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.roster.Role;
import dev.plenum.exam.paper.Paper;
import dev.plenum.node.exam.presence.Presence;
import dev.plenum.node.exam.presence.PresenceBoard;
import dev.plenum.node.exam.watch.RosterBook;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everybody's tiles at this moment, by pseudonym. */
@Singleton
public final class Tiles {
  private final RosterBook roster;
  private final PresenceBoard presence;
  private final InstantSource clock;

  Tiles(RosterBook roster, PresenceBoard presence, InstantSource clock) {
    this.roster = roster;
    this.presence = presence;
    this.clock = clock;
  }

  /** As things stand. */
  public Map<String, Tile> now(Exam exam) {
    return all(exam, presence::of);
  }

  /** As things stand, but for changes that are too small to tell. */
  Map<String, Tile> calm(Exam exam) {
    return all(exam, presence::calm);
  }

  private Map<String, Tile> all(Exam exam, Function<String, @Nullable Presence> heard) {
    Paper paper = exam.papers().paper();
    int items = paper == null ? 0 : Ordering.count(paper);
    var now = clock.instant();
    Map<String, Tile> tiles = HashMap.newHashMap(exam.roster().students());
    exam.roster()
        .participants()
        .forEach((pseudonym, participant) -> {
          if (participant.role() == Role.STUDENT) {
            tiles.put(
                pseudonym,
                Tile.of(
                    exam,
                    items,
                    participant,
                    exam.attempt(pseudonym),
                    roster.of(pseudonym),
                    heard.apply(pseudonym),
                    now));
          }
        });
    return tiles;
  }
}
