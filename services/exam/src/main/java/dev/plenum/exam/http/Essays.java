package dev.plenum.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.sheet.Cell;
import dev.plenum.exam.domain.sheet.Claim;
import dev.plenum.exam.domain.sheet.Mark;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Question;
import dev.plenum.kernel.clock.Iso;
import dev.plenum.kernel.hash.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Essays as their markers see them: without names, in an order that says nothing of the roll, and
 * without what another marker gave before the own mark is given.
 */
public final class Essays {
  private static final int HANDLE_DIGITS = 16;

  private final Exam exam;
  private final String marker;
  private final Instant now;
  private final People people;

  private Essays(Exam exam, String marker, Instant now, People people) {
    this.exam = exam;
    this.marker = marker;
    this.now = now;
    this.people = people;
  }

  public static Essays of(Exam exam, String marker, Instant now, People people) {
    return new Essays(exam, marker, now, people);
  }

  /** All essays of the paper. */
  public EssaysView all() {
    Paper paper = exam.papers().paper();
    List<EssaysView.Essay> essays = new ArrayList<>();
    if (paper != null && exam.phase().over()) {
      for (Item item : paper.items()) {
        if (item.question() instanceof Question.Essay) {
          essays.add(essay(item));
        }
      }
    }
    return new EssaysView(essays);
  }

  private EssaysView.Essay essay(Item item) {
    List<EssaysView.State> states = answers(item).stream().map(Given::state).toList();
    return new EssaysView.Essay(
        item.id(),
        item.text(),
        item.images(),
        Names.marks(item.marks()),
        Names.marks(-item.penalty().hundredths()),
        states.size(),
        count(states, state -> state == EssaysView.State.OPEN),
        count(states, state -> state == EssaysView.State.SECOND),
        count(states, state -> state == EssaysView.State.DIFFERS),
        claim(item.id()));
  }

  private static int count(List<EssaysView.State> states, Predicate<EssaysView.State> wanted) {
    return (int) states.stream().filter(wanted).count();
  }

  private EssaysView.@Nullable ClaimView claim(String item) {
    Claim claim = exam.sheet().claimAt(item, now);
    return claim == null
        ? null
        : new EssaysView.ClaimView(
            people.of(claim.marker()).name(),
            claim.marker().equals(marker),
            Iso.time(claim.until()));
  }

  /** The answers to an essay, by their handles; null where there is no such essay. */
  public EssaysView.@Nullable Answers answers(String item) {
    Item essay = item(item);
    return essay == null
        ? null
        : new EssaysView.Answers(
            essay(essay),
            answers(essay).stream()
                .map(given -> new EssaysView.Line(given.handle(), given.state()))
                .toList());
  }

  /** One answer, to be read and marked; null where there is none. */
  public EssaysView.@Nullable One answer(String item, String handle) {
    Item essay = item(item);
    Given given = essay == null ? null : find(essay, handle);
    if (given == null) {
      return null;
    }
    Mark mine = given.cell().marks().find(mark -> mark.by().equals(marker)).getOrNull();
    boolean shown =
        given.state() == EssaysView.State.DIFFERS || given.state() == EssaysView.State.SETTLED;
    List<EssaysView.GivenMark> marks =
        shown ? given.cell().marks().map(this::mark).asJava() : List.of();
    return new EssaysView.One(
        handle, given.state(), given.text(), mine == null ? null : mark(mine), marks);
  }

  private EssaysView.GivenMark mark(Mark mark) {
    return new EssaysView.GivenMark(
        people.of(mark.by()).name(), Names.marks(mark.hundredths()), mark.comment(), mark.seq());
  }

  /** Whose answer a handle names; null where it names none. */
  public @Nullable String student(String item, String handle) {
    Item essay = item(item);
    Given given = essay == null ? null : find(essay, handle);
    return given == null ? null : given.student();
  }

  private @Nullable Item item(String id) {
    Paper paper = exam.papers().paper();
    Item item = paper == null || !exam.phase().over() ? null : paper.item(id);
    return item != null && item.question() instanceof Question.Essay ? item : null;
  }

  private record Given(
      String student, String handle, String text, Cell cell, EssaysView.State state) {}

  private @Nullable Given find(Item essay, String handle) {
    return answers(essay).stream()
        .filter(given -> given.handle().equals(handle))
        .findFirst()
        .orElse(null);
  }

  private List<Given> answers(Item essay) {
    ExamPlan plan = exam.plan();
    List<Given> answers = new ArrayList<>();
    for (var entry : exam.attempts().byStudent()) {
      String text = text(entry._2(), essay.id());
      if (plan != null && text != null) {
        Cell cell = exam.sheet().row(entry._1()).cell(essay.id());
        String handle = handle(plan.seed(), essay.id(), entry._1());
        answers.add(new Given(entry._1(), handle, text, cell, state(cell)));
      }
    }
    answers.sort(Comparator.comparing(Given::handle));
    return answers;
  }

  private static @Nullable String text(Attempt attempt, String item) {
    return attempt.answer(item) instanceof Answer.Text(String text) && !text.isBlank()
        ? text
        : null;
  }

  private EssaysView.State state(Cell cell) {
    Mark latest = cell.latest();
    if (latest == null) {
      return EssaysView.State.OPEN;
    }
    if (latest.settles()) {
      return EssaysView.State.SETTLED;
    }
    if (cell.disputed()) {
      return EssaysView.State.DIFFERS;
    }
    if (cell.marks().size() > 1) {
      return EssaysView.State.AGREED;
    }
    return latest.by().equals(marker) ? EssaysView.State.MINE : EssaysView.State.SECOND;
  }

  /** The seed is known to the nodes only, so nobody finds a student by trying. */
  private static String handle(String seed, String item, String student) {
    String name = String.join("\n", seed, "essay", item, student);
    return Sha256.hex(name).substring(0, HANDLE_DIGITS);
  }
}
