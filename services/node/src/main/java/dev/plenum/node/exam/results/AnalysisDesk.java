package dev.plenum.node.exam.results;

import dev.plenum.exam.analysis.ItemAnalysis;
import dev.plenum.exam.analysis.PaperFigures;
import dev.plenum.exam.analysis.ScoreMatrix;
import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.PublishedExam;
import dev.plenum.exam.domain.ScoreSheet;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.grade.Publication;
import dev.plenum.exam.domain.grade.ScoreLine;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Question;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import io.vavr.collection.Map;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Item analysis, worked out once for each state of the sheet and once for each publication. */
@Singleton
public final class AnalysisDesk {
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private volatile @Nullable Kept kept;
  private volatile @Nullable Published published;

  private record Kept(int version, int graded, PaperFigures figures) {}

  /** Of the publication at a ledger position. */
  private record Published(long seq, PaperFigures figures) {}

  AnalysisDesk(Shard<Exam, ExamCommand, ExamEvent> shard) {
    this.shard = shard;
  }

  /** Of the marks as they stand. */
  public PaperFigures figures() {
    Exam exam = shard.view().state();
    if (exam.times().gradedAt() == null) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "NotGraded", "The exam is not graded, so there is no analysis.");
    }
    Kept known = kept;
    int graded = exam.grades().byStudent().size() - exam.grades().pending().size();
    if (known == null || known.version() != exam.sheet().version() || known.graded() != graded) {
      known = new Kept(exam.sheet().version(), graded, figures(exam, ScoreSheet.lines(exam)));
      kept = known;
    }
    return known.figures();
  }

  /** Of what was published; before that, of the marks as they stand. */
  public PaperFigures best() {
    Exam exam = shard.view().state();
    Publication publication = exam.publication();
    if (publication == null) {
      return figures();
    }
    Published known = published;
    if (known == null || known.seq() != publication.seq()) {
      PaperFigures figures = figures(PublishedExam.of(exam), publication.lines());
      known = new Published(publication.seq(), figures);
      published = known;
    }
    return known.figures();
  }

  private static PaperFigures figures(Exam exam, Map<String, ScoreLine> lines) {
    Paper paper = Objects.requireNonNull(exam.papers().paper());
    ExamPlan plan = Objects.requireNonNull(exam.plan());
    List<ScoreMatrix.Row> rows = new ArrayList<>();
    exam.attempts()
        .byStudent()
        .forEach((student, attempt) -> {
          ScoreLine line = lines.get(student).getOrNull();
          if (line != null) {
            rows.add(row(paper, plan, student, attempt, line));
          }
        });
    return ItemAnalysis.of(
        new ScoreMatrix(paper.items().stream().map(AnalysisDesk::column).toList(), rows));
  }

  private static ScoreMatrix.Column column(Item item) {
    List<String> right =
        switch (item.question()) {
          case Question.SingleChoice single -> List.of(single.right());
          case Question.MultipleChoice multiple -> multiple.right();
          case Question.TrueFalse truth -> List.of(Boolean.toString(truth.right()));
          case Question.Numeric _, Question.ShortText _, Question.Essay _ -> List.of();
        };
    return new ScoreMatrix.Column(
        item.id(), item.marks().hundredths(), choices(item.question()), right);
  }

  static List<String> choices(Question question) {
    return switch (question) {
      case Question.SingleChoice single -> single.choices().stream().map(Choice::id).toList();
      case Question.MultipleChoice multiple -> multiple.choices().stream().map(Choice::id).toList();
      case Question.TrueFalse _ -> List.of("true", "false");
      case Question.Numeric _, Question.ShortText _, Question.Essay _ -> List.of();
    };
  }

  private static ScoreMatrix.Row row(
      Paper paper, ExamPlan plan, String student, Attempt attempt, ScoreLine line) {
    Set<String> asked = new HashSet<>();
    Ordering.items(paper, plan, student).forEach(item -> asked.add(item.id()));
    long[] marks = new long[paper.items().size()];
    List<List<String>> chosen = new ArrayList<>();
    for (int i = 0; i < marks.length; i++) {
      String item = paper.items().get(i).id();
      marks[i] = asked.contains(item) ? line.marks().get(i) : ScoreMatrix.Row.NOT_ASKED;
      chosen.add(chosen(attempt.answer(item)));
    }
    return new ScoreMatrix.Row(marks, chosen);
  }

  private static List<String> chosen(@Nullable Answer answer) {
    return switch (answer) {
      case Answer.Chosen picked -> picked.choices();
      case Answer.Truth truth -> List.of(Boolean.toString(truth.value()));
      case Answer.Text _, Answer.Blank _ -> List.of();
      case null -> List.of();
    };
  }
}
