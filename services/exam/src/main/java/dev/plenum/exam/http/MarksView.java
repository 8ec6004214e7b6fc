package dev.plenum.exam.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ScoreSheet;
import dev.plenum.exam.domain.grade.ScoreLine;
import dev.plenum.exam.domain.roster.Role;
import dev.plenum.exam.domain.sheet.Cell;
import dev.plenum.exam.domain.sheet.Mark;
import dev.plenum.exam.domain.sheet.Row;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.kernel.clock.Iso;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The marksheet as it stands, for those who may edit it.
 *
 * @param waiting answers that need a person before results can be published
 */
public record MarksView(
    int version,
    @Nullable Integer publishedVersion,
    SheetView.Lock lock,
    List<Column> columns,
    List<Line> rows,
    int waiting,
    List<SheetView.Step> history) {

  public record Column(String id, String type, BigDecimal max, BigDecimal min) {}

  /**
   * A student.
   *
   * @param entered ids of items whose marks a person gave
   * @param disputed ids of items whose markers differ
   */
  public record Line(
      String roll,
      String name,
      String state,
      Map<String, BigDecimal> marks,
      @Nullable BigDecimal adjustment,
      BigDecimal total,
      int penaltyPercent,
      BigDecimal score,
      List<String> entered,
      List<String> disputed,
      @Nullable String comment) {}

  /** What readers see while there is nothing published and somebody edits. */
  public record Wait(
      @JsonProperty("wait") boolean waiting,
      String holder,
      String since,
      SheetView.Lock lock,
      List<SheetView.Step> history) {
    public static @Nullable Wait of(Exam exam, People people) {
      var grant = exam.sheet().grant();
      return grant == null
          ? null
          : new Wait(
              true,
              people.of(grant.holder()).name(),
              Iso.time(grant.since()),
              SheetView.lock(exam.sheet(), people),
              SheetView.history(exam.sheet(), people));
    }
  }

  public static MarksView of(Exam exam, People people) {
    Paper paper = exam.papers().paper();
    List<Item> items = paper == null ? List.of() : paper.items();
    return new MarksView(
        exam.sheet().version(),
        exam.publication() == null ? null : exam.publication().version(),
        SheetView.lock(exam.sheet(), people),
        items.stream().map(MarksView::column).toList(),
        lines(exam, items, people),
        ScoreSheet.waiting(exam),
        SheetView.history(exam.sheet(), people));
  }

  private static Column column(Item item) {
    return new Column(
        item.id(),
        Names.of(item.question()),
        Names.marks(item.marks()),
        Names.marks(-item.penalty().hundredths()));
  }

  private static List<Line> lines(Exam exam, List<Item> items, People people) {
    record Placed(int order, Line line) {}
    List<Placed> lines = new ArrayList<>();
    var scores = ScoreSheet.lines(exam);
    for (var entry : exam.roster().participants()) {
      if (entry._2().role() == Role.STUDENT) {
        ScoreLine score = scores.getOrElse(entry._1(), null);
        lines.add(new Placed(entry._2().rollOrder(), line(exam, entry._1(), score, items, people)));
      }
    }
    lines.sort(Comparator.comparingInt(Placed::order));
    return lines.stream().map(Placed::line).toList();
  }

  private static Line line(
      Exam exam, String student, @Nullable ScoreLine score, List<Item> items, People people) {
    Row row = exam.sheet().row(student);
    People.Person person = people.of(student);
    return new Line(
        person.roll(),
        person.name(),
        AttemptView.state(exam.attempt(student)),
        marks(score, items),
        row.adjustment() == null ? null : Names.marks(row.adjustment().hundredths()),
        Names.marks(score == null ? 0 : score.total()),
        score == null ? 0 : score.penaltyPercent(),
        Names.marks(score == null ? 0 : score.score()),
        row.cells().keySet().toSortedSet().toJavaList(),
        row.cells().filterValues(cell -> cell.disputed()).keySet().toSortedSet().toJavaList(),
        comment(row));
  }

  /** The latest that anybody wrote beside a mark of this student. */
  private static @Nullable String comment(Row row) {
    return row.cells()
        .values()
        .flatMap(Cell::marks)
        .appendAll(Option.of(row.adjustment()))
        .filter(mark -> mark.comment() != null)
        .maxBy(Mark::seq)
        .map(Mark::comment)
        .getOrNull();
  }

  private static Map<String, BigDecimal> marks(@Nullable ScoreLine score, List<Item> items) {
    Map<String, BigDecimal> marks = new LinkedHashMap<>();
    for (int i = 0; score != null && i < items.size(); i++) {
      marks.put(items.get(i).id(), Names.marks(score.marks().get(i)));
    }
    return marks;
  }
}
