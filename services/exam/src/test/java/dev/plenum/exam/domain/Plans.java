package dev.plenum.exam.domain;

import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.domain.plan.IncidentKind;
import dev.plenum.exam.domain.plan.Proctoring;
import dev.plenum.exam.domain.plan.Publishing;
import dev.plenum.exam.domain.plan.Rule;
import dev.plenum.exam.domain.plan.Schedule;
import dev.plenum.exam.domain.plan.Shuffle;
import dev.plenum.exam.domain.plan.StrikeStep;
import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Exams that tests hold. */
public final class Plans {
  public static final Duration DURATION = Duration.ofMinutes(20);
  public static final Duration GRACE = Duration.ofSeconds(2);

  /** The ladder of the feature list: half of the marks, then the end. */
  public static final Proctoring PROCTORING =
      new Proctoring(
          List.of(
              new Rule(IncidentKind.FOCUS_LOST, Duration.ofSeconds(1)),
              new Rule(IncidentKind.CLIPBOARD, Duration.ZERO),
              new Rule(IncidentKind.SECOND_DEVICE, Duration.ZERO)),
          List.of(new StrikeStep(50, false), new StrikeStep(100, true)),
          0,
          0);

  private Plans() {}

  public static ExamPlan open() {
    return with(null, PROCTORING);
  }

  public static ExamPlan timed(Duration itemTime) {
    return with(itemTime, PROCTORING);
  }

  public static ExamPlan with(@Nullable Duration itemTime, Proctoring proctoring) {
    return with(itemTime, proctoring, null);
  }

  public static ExamPlan with(
      @Nullable Duration itemTime, Proctoring proctoring, @Nullable Instant opensAt) {
    return new ExamPlan(
        "networks",
        "Computer Networks",
        new Schedule(opensAt, DURATION),
        itemTime,
        GRACE,
        new Shuffle(true, true),
        proctoring,
        new Publishing(null, 2, 3),
        Duration.ofMinutes(10),
        "a seed");
  }

  /** The same where the clock publishes. */
  public static ExamPlan publishing(ExamPlan plan, Instant at) {
    return new ExamPlan(
        plan.name(),
        plan.title(),
        plan.schedule(),
        plan.itemTime(),
        plan.grace(),
        plan.shuffle(),
        plan.proctoring(),
        new Publishing(at, 2, 3),
        plan.maxOffset(),
        plan.seed());
  }

  /** Items q1, q2 … of two marks each, where b is right and a wrong answer costs half a mark. */
  public static Paper choices(int items) {
    return new Paper(
        "Networks",
        IntStream.rangeClosed(1, items).mapToObj(i -> choice("q" + i)).toList(),
        List.of());
  }

  public static Item choice(String id) {
    return item(id, single("b"));
  }

  public static Question single(String right) {
    return new Question.SingleChoice(
        List.of(
            new Choice("a", "First", null),
            new Choice("b", "Second", null),
            new Choice("c", "Third", null)),
        right);
  }

  public static Item item(String id, Question question) {
    return new Item(id, "What is " + id + "?", List.of(), Marks.whole(2), new Marks(50), question);
  }

  public static Paper paper(Item... items) {
    return new Paper("Networks", List.of(items), List.of());
  }

  public static Paper plus(Paper paper, Item more) {
    List<Item> items = new ArrayList<>(paper.items());
    items.add(more);
    return new Paper(paper.title(), items, paper.pools());
  }
}
