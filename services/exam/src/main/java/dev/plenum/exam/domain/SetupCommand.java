package dev.plenum.exam.domain;

import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.roster.RosterLine;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What makes an exam and leads it from draft to publication. */
public sealed interface SetupCommand extends ExamCommand {

  /** The resource as it now reads; the version of its rules is counted by the exam. */
  record ConfigureExam(ExamPlan plan) implements SetupCommand {}

  /** The next items of the paper that {@code digest} names; chunk 0 starts an import. */
  record ImportPaperChunk(String digest, int chunk, List<Item> items) implements SetupCommand {
    public ImportPaperChunk {
      items = List.copyOf(items);
    }
  }

  /** Puts an import in force if all of it is there. */
  record SealPaper(String digest, String title, List<Pool> pools, int chunks, int items)
      implements SetupCommand {
    public SealPaper {
      pools = List.copyOf(pools);
    }
  }

  /** The next lines of the roster that {@code digest} names; chunk 0 starts an import. */
  record ImportRosterChunk(String digest, int chunk, List<RosterLine> lines)
      implements SetupCommand {
    public ImportRosterChunk {
      lines = List.copyOf(lines);
    }
  }

  /** Puts an import in force if all of it is there. */
  record SealRoster(String digest, int chunks, int size) implements SetupCommand {}

  /**
   * Begins the exam.
   *
   * @param scheduled the announced time, where the clock asks and not a person
   */
  record OpenExam(@Nullable Instant scheduled) implements SetupCommand {}

  /**
   * Ends everybody's time.
   *
   * @param scheduled the end of the last student's time, where the clock asks and not a person
   */
  record CloseExam(@Nullable Instant scheduled) implements SetupCommand {}

  /** Moves everybody's closing time, by an amount or to a moment: one of the two. */
  record ExtendExam(@Nullable Duration by, @Nullable Instant closesAt) implements SetupCommand {}

  record PublishResults() implements SetupCommand {}

  record WithdrawResults(String reason) implements SetupCommand {}
}
