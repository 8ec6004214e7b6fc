package dev.plenum.exam.domain;

import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.Attempts;
import dev.plenum.exam.domain.grade.Publication;
import dev.plenum.exam.domain.grade.Then;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.plan.Papers;
import dev.plenum.exam.domain.sheet.Row;
import dev.plenum.exam.domain.sheet.Sheet;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/**
 * An exam as it was when its results were published. Appeals, reviews and marks go on afterwards;
 * what is shown of a published version says the same until another one is published.
 */
public final class PublishedExam {
  private PublishedExam() {}

  /** As it was then; as it is where nothing is published. */
  public static Exam of(Exam exam) {
    Publication publication = exam.publication();
    if (publication == null) {
      return exam;
    }
    Attempts attempts = exam.attempts();
    Sheet sheet = exam.sheet();
    for (var entry : publication.then()) {
      Attempt attempt = entry._2().attempt();
      Row row = entry._2().row();
      attempts = attempt == null ? attempts : attempts.with(entry._1(), attempt);
      sheet = sheet.with(entry._1(), row == null ? Row.EMPTY : row);
    }
    Papers papers = exam.papers();
    ExamPlan plan = publication.plan();
    Exam then =
        exam.with(new Papers(papers.digest(), publication.paper(), papers.arriving()))
            .with(attempts)
            .with(sheet);
    return plan == null ? then : then.with(plan);
  }

  /**
   * Remembers of whomever an event changed after the publication how it was. Results are published
   * when the many events are over, so a look at everybody for each of the few costs nothing.
   */
  static Exam keeping(Exam before, Exam next) {
    Publication publication = next.publication();
    Publication known = before.publication();
    if (publication == null || known == null || publication.seq() != known.seq()) {
      return next;
    }
    Publication kept = publication;
    for (String student : changed(before, next)) {
      Row row = before.sheet().rows().getOrElse(student, null);
      kept = kept.keeping(student, new Then(before.attempt(student), row));
    }
    return next.published(kept);
  }

  private static Set<String> changed(Exam before, Exam next) {
    return changed(before.attempts().byStudent(), next.attempts().byStudent())
        .union(changed(before.sheet().rows(), next.sheet().rows()));
  }

  @SuppressWarnings("ReferenceEquality") // what no event replaced is the very same value
  private static <T> Set<String> changed(HashMap<String, T> before, HashMap<String, T> next) {
    return before == next
        ? HashSet.empty()
        : next.filter((student, now) -> before.getOrElse(student, null) != now).keySet();
  }
}
