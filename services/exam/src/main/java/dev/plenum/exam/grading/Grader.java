package dev.plenum.exam.grading;

import dev.plenum.exam.grading.Graded.Outcome;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Decimals;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Question;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives an answer the marks that its item's key says. */
public final class Grader {
  private Grader() {}

  /** Grades an answer; null stands for none. Answers of a form that does not fit are blank. */
  public static Graded grade(Item item, @Nullable Answer answer) {
    return switch (item.question()) {
      case Question.SingleChoice single -> single(item, single, chosen(answer));
      case Question.MultipleChoice multiple -> multiple(item, multiple, chosen(answer));
      case Question.TrueFalse truth -> truth(item, truth, answer);
      case Question.Numeric numeric -> numeric(item, numeric, text(answer));
      case Question.ShortText text -> shortText(item, text, text(answer));
      case Question.Essay _ -> essay(text(answer));
    };
  }

  private static Graded single(
      Item item, Question.SingleChoice question, @Nullable List<String> chosen) {
    String right = "right " + question.right();
    if (chosen == null || chosen.isEmpty()) {
      return blank(right);
    }
    return judged(item, chosen.equals(List.of(question.right())), "chosen " + list(chosen), right);
  }

  private static Graded multiple(
      Item item, Question.MultipleChoice question, @Nullable List<String> chosen) {
    List<String> key = question.right().stream().sorted().toList();
    String right = "right " + list(key);
    // Marking nothing is an answer only where nothing is right.
    if (chosen == null || (chosen.isEmpty() && !key.isEmpty())) {
      return blank(right);
    }
    String given = "chosen " + list(chosen);
    return switch (question.scoring()) {
      case ALL_OR_NOTHING -> judged(item, chosen.equals(key), given, right);
      case PARTIAL -> partial(item, key, chosen, given + ", " + right);
    };
  }

  /**
   * As QTI 2.1 maps a response of several choices: every right one gives an equal share of the
   * marks, every wrong one takes as much off, and the sum is held between a lower and an upper
   * bound. The bounds are the penalty and the marks, so an item without a penalty never goes below
   * zero.
   */
  private static Graded partial(
      Item item, List<String> key, List<String> chosen, String explanation) {
    if (chosen.equals(key)) {
      return new Graded(item.marks(), Outcome.RIGHT, explanation);
    }
    long least = -item.penalty().hundredths();
    long hits = chosen.stream().filter(key::contains).count();
    long shares = hits - (chosen.size() - hits);
    // Rounded half up to a hundredth. Where nothing is right, every choice is wrong altogether.
    long mapped =
        key.isEmpty()
            ? least
            : Math.floorDiv(2 * item.marks().hundredths() * shares + key.size(), 2L * key.size());
    return new Graded(
        new Marks(Math.max(least, mapped)),
        shares > 0 ? Outcome.PARTLY : Outcome.WRONG,
        explanation);
  }

  private static Graded truth(Item item, Question.TrueFalse question, @Nullable Answer answer) {
    String right = "right " + question.right();
    return answer instanceof Answer.Truth(boolean value)
        ? judged(item, value == question.right(), "answered " + value, right)
        : blank(right);
  }

  private static Graded numeric(Item item, Question.Numeric question, @Nullable String typed) {
    String right = "right " + question.right();
    if (!question.exact()) {
      right += " within " + question.tolerance();
    }
    if (typed == null || typed.isBlank()) {
      return blank(right);
    }
    BigDecimal number = Decimals.read(typed);
    return number == null
        ? new Graded(
            Marks.ZERO,
            Outcome.UNREAD,
            quoted(typed) + " is no number and counts as not answered, " + right)
        : judged(item, near(question, number), "answered " + quoted(typed), right);
  }

  private static boolean near(Question.Numeric question, BigDecimal answer) {
    BigDecimal right = Decimals.read(question.right());
    BigDecimal tolerance = Decimals.read(question.tolerance());
    return right != null
        && answer
                .subtract(right)
                .abs()
                .compareTo(Objects.requireNonNullElse(tolerance, BigDecimal.ZERO))
            <= 0;
  }

  private static Graded shortText(Item item, Question.ShortText question, @Nullable String typed) {
    String right = "right " + quoted(question.accepted().getFirst());
    if (typed == null || typed.isBlank()) {
      return blank(right);
    }
    boolean accepted =
        question.accepted().stream()
            .anyMatch(pattern -> Wildcards.match(pattern, typed, question.caseSensitive()));
    return judged(item, accepted, "answered " + quoted(typed), right);
  }

  private static Graded essay(@Nullable String typed) {
    return typed == null || typed.isBlank()
        ? new Graded(Marks.ZERO, Outcome.BLANK, "not answered")
        : new Graded(Marks.ZERO, Outcome.WAITING, "for a person to mark");
  }

  private static Graded judged(Item item, boolean right, String given, String key) {
    return right
        ? new Graded(item.marks(), Outcome.RIGHT, given + ", " + key)
        : new Graded(Marks.ZERO.minus(item.penalty()), Outcome.WRONG, given + ", " + key);
  }

  private static Graded blank(String right) {
    return new Graded(Marks.ZERO, Outcome.BLANK, "not answered, " + right);
  }

  private static @Nullable List<String> chosen(@Nullable Answer answer) {
    return answer instanceof Answer.Chosen(List<String> choices) ? choices : null;
  }

  private static @Nullable String text(@Nullable Answer answer) {
    return answer instanceof Answer.Text(String value) ? value : null;
  }

  private static String list(List<String> ids) {
    return ids.isEmpty() ? "none" : String.join(" ", ids);
  }

  private static String quoted(String text) {
    return "\"" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "\"";
  }
}
