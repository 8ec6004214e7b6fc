package dev.plenum.exam.domain;

import dev.plenum.exam.domain.SetupEvent.PaperChunkImported;
import dev.plenum.exam.domain.SetupEvent.PaperSealed;
import dev.plenum.exam.domain.SetupEvent.RosterChunkImported;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.grade.Publication;
import dev.plenum.exam.domain.plan.Papers;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.machine.EntryContext;
import io.vavr.collection.HashMap;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** What leading an exam changes. Total: what was decided always applies. */
final class SetupEvolution {
  private SetupEvolution() {}

  static Exam evolve(Exam exam, SetupEvent event, EntryContext context) {
    return switch (event) {
      case SetupEvent.ExamConfigured configured -> readied(exam.with(configured.plan()));
      case PaperChunkImported chunk ->
          exam.with(exam.papers().taking(chunk.items(), chunk.digest(), chunk.chunk() == 0));
      case PaperSealed sealed -> readied(exam.with(sealed(exam.papers(), sealed)));
      case RosterChunkImported chunk ->
          exam.with(exam.roster().taking(chunk.lines(), chunk.digest(), chunk.chunk() == 0));
      case SetupEvent.RosterSealed sealed ->
          readied(exam.with(exam.roster().sealedAs(sealed.digest())));
      case SetupEvent.ExamOpened opened ->
          exam.in(Phase.OPEN, exam.times().opened(opened.at(), opened.lastEnd()));
      case SetupEvent.ExamExtended extended ->
          resettled(exam.with(exam.times().extended(extended.extension())), attempt -> attempt);
      case SetupEvent.ExamClosed closed -> closed(exam, closed.at(), context.seq());
      case SetupEvent.ResultsPublished published ->
          exam.in(Phase.PUBLISHED, exam.times().published(published.at()))
              .published(publication(exam, published, context.seq()));
      case SetupEvent.ResultsWithdrawn _ ->
          exam.in(Phase.GRADED, exam.times().published(null)).published(null);
    };
  }

  private static Papers sealed(Papers papers, PaperSealed sealed) {
    Papers.Arriving complete = papers.arriving(sealed.digest());
    return papers.sealedAs(
        sealed.digest(), new Paper(sealed.title(), complete.items().asJava(), sealed.pools()));
  }

  private static Exam readied(Exam exam) {
    boolean ready =
        exam.phase() == Phase.DRAFT
            && exam.plan() != null
            && exam.papers().paper() != null
            && exam.roster().sealed();
    return ready ? exam.in(Phase.READY, exam.times()) : exam;
  }

  /** Nobody's time goes beyond the close, and nobody's rests any more. */
  private static Exam closed(Exam exam, Instant at, long seq) {
    return resettled(
        exam.in(Phase.CLOSED, exam.times().closed(at)), attempt -> attempt.resumed(at, seq));
  }

  /** Every attempt that is not handed in, with its end worked out anew: rare, so it may cost. */
  private static Exam resettled(Exam exam, UnaryOperator<Attempt> change) {
    Exam next = exam;
    for (var entry : exam.attempts().byStudent()) {
      if (!entry._2().handedIn()) {
        next = next.with(entry._1(), Ends.settled(exam, entry._1(), change.apply(entry._2())));
      }
    }
    return next;
  }

  private static Publication publication(
      Exam exam, SetupEvent.ResultsPublished published, long seq) {
    Paper paper = exam.papers().paper();
    return new Publication(
        published.version(),
        published.at(),
        seq,
        paper == null ? Paper.EMPTY : paper,
        ScoreSheet.lines(exam),
        exam.plan(),
        HashMap.empty());
  }
}
