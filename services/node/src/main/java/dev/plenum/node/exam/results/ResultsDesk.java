package dev.plenum.node.exam.results;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.grade.Publication;
import dev.plenum.exam.results.Results;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.shard.View;
import dev.plenum.node.exam.watch.RosterBook;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The one place that makes results, and decides whether there are any. */
@Singleton
public final class ResultsDesk {
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final RosterBook roster;
  private volatile @Nullable Published kept;

  /**
   * Published results do not change, so they are made once for each publication and roster.
   *
   * @param seq of the publication
   * @param roster as which reading of the roster file has it
   */
  public record Published(long seq, int roster, Results results) {
    /** Whether it is the same publication with the same names. */
    public boolean sameAs(@Nullable Published other) {
      return other != null && seq == other.seq && roster == other.roster;
    }
  }

  ResultsDesk(Shard<Exam, ExamCommand, ExamEvent> shard, RosterBook roster) {
    this.shard = shard;
    this.roster = roster;
  }

  /** As they stand now, published or not; for those who give marks. */
  public Results now() {
    View<Exam> view = shard.view();
    needPaper(view.state());
    return ResultsOf.now(view, roster);
  }

  /** As they were published; null before. */
  public @Nullable Published publishedOrNull() {
    View<Exam> view = shard.view();
    Publication publication = view.state().publication();
    if (publication == null) {
      return null;
    }
    Published known = kept;
    int reading = roster.reading();
    if (known == null || known.seq() != publication.seq() || known.roster() != reading) {
      Results results = ResultsOf.published(view.state(), publication, roster);
      known = new Published(publication.seq(), reading, results);
      kept = known;
    }
    return known;
  }

  /** What was published; before that, what stands now. */
  public Results best() {
    Published published = publishedOrNull();
    return published == null ? now() : published.results();
  }

  private static void needPaper(Exam exam) {
    if (exam.papers().paper() == null || !exam.phase().over()) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "NotClosed", "The exam is not over, so there are no results.");
    }
  }
}
