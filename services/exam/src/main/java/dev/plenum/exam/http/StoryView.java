package dev.plenum.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.LateAnswer;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.attempt.SavedAnswer;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.shard.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The story of one student for the staff: what stands now, and every entry that led to it.
 *
 * @param entries oldest first; the node reads them from the ledger
 */
public record StoryView(
    MonitorView.Tile student,
    @Nullable String beganAt,
    List<AnswerLine> answers,
    List<LateLine> late,
    List<ConductViews.IncidentView> incidents,
    List<ConductViews.StrikeView> strikes,
    List<ConductViews.AppealView> appeals,
    List<ConductViews.MessageView> messages,
    AttemptView.@Nullable TerminationView terminated,
    List<StoryLine> entries,
    long seq) {

  public record AnswerLine(
      String item,
      int index,
      String text,
      @Nullable AnswerView answer,
      boolean marked,
      @Nullable String receivedAt,
      @Nullable Long seq) {}

  public record LateLine(
      String item,
      AnswerView answer,
      String receivedAt,
      long lateMillis,
      String cause,
      boolean counted,
      long seq) {}

  public static StoryView of(
      View<Exam> view,
      String student,
      Instant now,
      People people,
      MonitorView.Presence presence,
      List<StoryLine> entries) {
    Exam exam = view.state();
    Attempt attempt = exam.attempt(student);
    var tile = MonitorView.tile(exam, student, now, people, presence);
    if (attempt == null) {
      return new StoryView(
          tile,
          null,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          null,
          entries,
          view.seq());
    }
    var termination = attempt.conduct().termination();
    return new StoryView(
        tile,
        Iso.time(attempt.beganAt()),
        answers(exam, student, attempt),
        attempt.late().iterator().map(late -> late(late._1(), late._2())).toJavaList(),
        ConductViews.incidents(attempt.conduct()),
        ConductViews.strikes(attempt.conduct(), people),
        ConductViews.appeals(attempt.conduct(), people),
        ConductViews.messages(exam, attempt.conduct(), people),
        termination == null
            ? null
            : new AttemptView.TerminationView(Iso.time(termination.at()), termination.reason()),
        entries,
        view.seq());
  }

  private static List<AnswerLine> answers(Exam exam, String student, Attempt attempt) {
    Paper paper = exam.papers().paper();
    ExamPlan plan = exam.plan();
    if (paper == null || plan == null) {
      return List.of();
    }
    List<AnswerLine> lines = new ArrayList<>();
    for (Item item : Ordering.items(paper, plan, student)) {
      SavedAnswer saved = attempt.answers().getOrElse(item.id(), null);
      lines.add(
          new AnswerLine(
              item.id(),
              lines.size(),
              item.text(),
              saved == null ? null : AnswerView.of(saved.answer()),
              saved != null && saved.marked(),
              saved == null ? null : Iso.time(Instant.ofEpochMilli(saved.receivedMillis())),
              saved == null ? null : saved.seq()));
    }
    return lines;
  }

  private static LateLine late(String item, LateAnswer late) {
    return new LateLine(
        item,
        AnswerView.of(late.answer()),
        Iso.time(Instant.ofEpochMilli(late.receivedMillis())),
        late.lateMillis(),
        Names.of(late.cause()),
        late.countedSeq() > 0,
        late.seq());
  }
}
