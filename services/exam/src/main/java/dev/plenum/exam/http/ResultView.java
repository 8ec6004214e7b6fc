package dev.plenum.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.Explanation;
import dev.plenum.exam.domain.PublishedExam;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.conduct.Conduct;
import dev.plenum.exam.domain.grade.Publication;
import dev.plenum.exam.domain.grade.ScoreLine;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Question;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.shard.View;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A student's own result, as it was published.
 *
 * @param items in the student's order, each mark with its reason
 */
public record ResultView(
    String publishedAt,
    int version,
    BigDecimal score,
    BigDecimal total,
    BigDecimal max,
    int penaltyPercent,
    @Nullable BigDecimal adjustment,
    List<ItemResult> items,
    List<ConductViews.StrikeView> strikes,
    List<ConductViews.AppealView> appeals,
    long seq) {

  public record ItemResult(
      String id,
      String type,
      String text,
      BigDecimal marks,
      BigDecimal max,
      @Nullable AnswerView answer,
      @Nullable AnswerView right,
      WhyView why,
      String explanation) {}

  /**
   * What the page has words for; the explanation says it in English.
   *
   * @param outcome how the answer compares with the key
   * @param tolerance of a number that is right within one
   */
  public record WhyView(
      String outcome,
      @Nullable String tolerance,
      @Nullable Long enteredSeq,
      @Nullable Long answerSeq) {

    static WhyView of(Item item, Explanation.Why why) {
      return new WhyView(
          Names.of(why.byKey().outcome()),
          item.question() instanceof Question.Numeric number && !number.exact()
              ? number.tolerance()
              : null,
          why.enteredSeq(),
          why.answerSeq());
    }
  }

  /** Null before publication, and for whoever did not sit the exam. */
  public static @Nullable ResultView of(View<Exam> view, String student, People people) {
    Publication publication = view.state().publication();
    Exam exam = PublishedExam.of(view.state());
    ExamPlan plan = exam.plan();
    ScoreLine line = publication == null ? null : publication.lines().getOrElse(student, null);
    if (publication == null || plan == null || line == null) {
      return null;
    }
    Attempt attempt = exam.attempt(student);
    // What has become of an appeal since is the student's to know at once.
    Attempt now = view.state().attempt(student);
    Conduct conduct = attempt == null ? Conduct.CLEAN : attempt.conduct();
    List<Item> items = Ordering.items(publication.paper(), plan, student);
    return new ResultView(
        Iso.time(publication.at()),
        publication.version(),
        Names.marks(line.score()),
        Names.marks(line.total()),
        Names.marks(items.stream().mapToLong(item -> item.marks().hundredths()).sum()),
        line.penaltyPercent(),
        line.adjustment() == 0 ? null : Names.marks(line.adjustment()),
        items(exam, publication, student, attempt, items, line),
        ConductViews.strikes(conduct, people),
        ConductViews.appeals(now == null ? Conduct.CLEAN : now.conduct(), people),
        publication.seq());
  }

  private static List<ItemResult> items(
      Exam exam,
      Publication publication,
      String student,
      @Nullable Attempt attempt,
      List<Item> items,
      ScoreLine line) {
    List<ItemResult> results = new ArrayList<>(items.size());
    for (Item item : items) {
      long marks = line.marks().get(publication.paper().items().indexOf(item));
      Explanation.Why why = Explanation.why(exam, student, item, publication.seq());
      results.add(
          new ItemResult(
              item.id(),
              Names.of(item.question()),
              item.text(),
              Names.marks(marks),
              Names.marks(item.marks()),
              attempt == null
                  ? null
                  : AnswerView.ofNullable(attempt.answerAsOf(item.id(), publication.seq())),
              RightAnswer.of(item.question()),
              WhyView.of(item, why),
              Explanation.of(item, marks, why)));
    }
    return results;
  }
}
