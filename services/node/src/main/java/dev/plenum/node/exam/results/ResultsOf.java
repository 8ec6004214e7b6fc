package dev.plenum.node.exam.results;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.Explanation;
import dev.plenum.exam.domain.PublishedExam;
import dev.plenum.exam.domain.ScoreSheet;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.grade.Publication;
import dev.plenum.exam.domain.grade.ScoreLine;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.roster.Participant;
import dev.plenum.exam.domain.roster.Role;
import dev.plenum.exam.domain.sheet.Mark;
import dev.plenum.exam.http.AttemptView;
import dev.plenum.exam.http.Names;
import dev.plenum.exam.http.People;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.results.Results;
import dev.plenum.kernel.shard.View;
import io.vavr.collection.Map;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes results of an exam's state, with the names joined to them. */
final class ResultsOf {
  private final Exam exam;
  private final long seq;
  private final People people;
  private final ExamPlan plan;

  private ResultsOf(Exam exam, long seq, People people) {
    this.exam = exam;
    this.seq = seq;
    this.people = people;
    this.plan = Objects.requireNonNull(exam.plan());
  }

  /** As they stand. */
  static Results now(View<Exam> view, People people) {
    Exam exam = view.state();
    Paper paper = Objects.requireNonNull(exam.papers().paper());
    return new ResultsOf(exam, view.seq(), people)
        .results(exam.sheet().version(), null, paper, ScoreSheet.lines(exam));
  }

  /** As they were published. */
  static Results published(Exam exam, Publication publication, People people) {
    return new ResultsOf(PublishedExam.of(exam), publication.seq(), people)
        .results(publication.version(), publication.at(), publication.paper(), publication.lines());
  }

  private Results results(
      int version, @Nullable Instant publishedAt, Paper paper, Map<String, ScoreLine> lines) {
    List<Results.Student> students = new ArrayList<>();
    exam.roster()
        .participants()
        .forEach((pseudonym, participant) -> {
          if (participant.role() == Role.STUDENT) {
            ScoreLine line = lines.get(pseudonym).getOrNull();
            students.add(student(pseudonym, participant, paper, line));
          }
        });
    return new Results(
        plan.name(),
        plan.title(),
        version,
        publishedAt,
        seq,
        paper.items().stream().map(ResultsOf::column).toList(),
        students);
  }

  private static Results.Column column(Item item) {
    return new Results.Column(
        item.id(),
        Names.of(item.question()),
        item.text(),
        item.marks(),
        Marks.ZERO.minus(item.penalty()));
  }

  private Results.Student student(
      String pseudonym, Participant participant, Paper paper, @Nullable ScoreLine line) {
    People.Person person = people.of(pseudonym);
    Attempt attempt = exam.attempt(pseudonym);
    List<Item> asked = Ordering.items(paper, plan, pseudonym);
    Mark whole = exam.sheet().row(pseudonym).adjustment();
    return new Results.Student(
        participant.rollOrder(),
        person.roll(),
        person.name(),
        AttemptView.state(attempt),
        marks(paper, asked, line),
        new Marks(line == null ? 0 : line.adjustment()),
        new Marks(line == null ? 0 : line.total()),
        line == null ? 0 : line.penaltyPercent(),
        new Marks(line == null ? 0 : line.score()),
        new Marks(asked.stream().mapToLong(item -> item.marks().hundredths()).sum()),
        whole == null || whole.seq() > seq ? null : whole.comment(),
        attempt == null ? List.of() : strikes(attempt),
        line == null ? List.of() : explanations(pseudonym, paper, asked, line));
  }

  private static List<@Nullable Marks> marks(
      Paper paper, List<Item> asked, @Nullable ScoreLine line) {
    Set<String> ids = new HashSet<>();
    asked.forEach(item -> ids.add(item.id()));
    List<@Nullable Marks> marks = new ArrayList<>();
    for (int i = 0; i < paper.items().size(); i++) {
      boolean had = ids.contains(paper.items().get(i).id());
      marks.add(line == null || !had ? null : new Marks(line.marks().get(i)));
    }
    return marks;
  }

  private List<String> explanations(
      String pseudonym, Paper paper, List<Item> asked, ScoreLine line) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < paper.items().size(); i++) {
      Item item = paper.items().get(i);
      if (asked.contains(item)) {
        lines.add(Explanation.of(exam, pseudonym, item, line.marks().get(i), seq));
      }
    }
    return lines;
  }

  private List<Results.StrikeLine> strikes(Attempt attempt) {
    return attempt
        .conduct()
        .strikes()
        .toJavaStream()
        .map(strike ->
            new Results.StrikeLine(
                strike.number(),
                Names.of(strike.kind()),
                strike.at(),
                strike.penaltyPercent(),
                strike.terminate(),
                Names.of(strike.state()),
                strike.drill(),
                strike.ruleVersion(),
                strike.incidentSeq(),
                name(strike.reviewedBy()),
                strike.reason()))
        .toList();
  }

  private @Nullable String name(@Nullable String pseudonym) {
    return pseudonym == null ? null : people.of(pseudonym).name();
  }
}
