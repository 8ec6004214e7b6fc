package dev.plenum.exam.domain;

import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.roster.RosterLine;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How an exam was made and led. */
public sealed interface SetupEvent extends ExamEvent {

  record ExamConfigured(ExamPlan plan) implements SetupEvent {}

  record PaperChunkImported(String digest, int chunk, List<Item> items) implements SetupEvent {
    public PaperChunkImported {
      items = List.copyOf(items);
    }
  }

  record PaperSealed(String digest, String title, List<Pool> pools) implements SetupEvent {
    public PaperSealed {
      pools = List.copyOf(pools);
    }
  }

  record RosterChunkImported(String digest, int chunk, List<RosterLine> lines)
      implements SetupEvent {
    public RosterChunkImported {
      lines = List.copyOf(lines);
    }
  }

  record RosterSealed(String digest) implements SetupEvent {}

  /**
   * The exam began.
   *
   * @param closesAt for students without extra time
   * @param lastEnd for the student with the most
   */
  record ExamOpened(Instant at, Instant closesAt, Instant lastEnd) implements SetupEvent {}

  /**
   * Everybody's closing time moved.
   *
   * @param extension all that it was moved by so far
   */
  record ExamExtended(Duration extension, Instant closesAt) implements SetupEvent {}

  record ExamClosed(Instant at) implements SetupEvent {}

  record ResultsPublished(Instant at, int version) implements SetupEvent {}

  record ResultsWithdrawn(Instant at, String reason) implements SetupEvent {}
}
