package dev.plenum.exam.files;

import dev.plenum.exam.paper.Image;
import dev.plenum.exam.paper.Marks;
import dev.plenum.kernel.intake.table.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Choices that each bear a share of the marks in per cent, as Moodle has them, as choices that are
 * right or wrong. Where that would change what an answer is worth, it is a problem.
 */
final class Weights {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal NEAR = new BigDecimal("0.1");

  /** A choice with its share. */
  record Weighted(String text, @Nullable Image image, BigDecimal percent) {
    boolean right() {
      return percent.signum() > 0;
    }
  }

  private Weights() {}

  static void choices(Draft draft, List<Weighted> all, boolean single, Problems problems) {
    draft.type = single ? "single" : "multiple";
    for (Weighted each : all) {
      String id = ChoiceRules.letter(draft.choices.size());
      draft.choices.add(new Draft.Option(id, each.text(), each.image()));
      if (each.right()) {
        draft.right.add(id);
      }
    }
    List<Weighted> right = all.stream().filter(Weighted::right).toList();
    List<Weighted> wrong = all.stream().filter(each -> !each.right()).toList();
    if (single) {
      single(draft, right, wrong, problems);
    } else {
      multiple(draft, right, wrong, problems);
    }
  }

  private static void single(
      Draft draft, List<Weighted> right, List<Weighted> wrong, Problems problems) {
    for (Weighted each : right) {
      if (!near(each.percent(), HUNDRED)) {
        problems.add(
            draft.at("right"),
            WrittenNumbers.plain(each.percent()) + " % for " + each.text(),
            "a single choice is right (100 %) or wrong");
      }
    }
    BigDecimal off = wrong.isEmpty() ? BigDecimal.ZERO : wrong.getFirst().percent();
    if (wrong.stream().anyMatch(each -> !near(each.percent(), off))) {
      problems.add(draft.at("penalty"), "", "every wrong choice takes off the same");
    } else if (off.signum() < 0 && draft.penalty.isEmpty()) {
      draft.penalty = penalty(draft, off.negate());
    }
  }

  private static String penalty(Draft draft, BigDecimal percent) {
    Marks marks = draft.marks.isBlank() ? Marks.whole(1) : WrittenNumbers.marks(draft.marks);
    long hundredths = marks == null ? 0 : marks.hundredths();
    BigDecimal off =
        BigDecimal.valueOf(hundredths)
            .multiply(percent)
            .divide(HUNDRED, 0, RoundingMode.HALF_UP)
            .movePointLeft(2);
    return WrittenNumbers.plain(off);
  }

  private static void multiple(
      Draft draft, List<Weighted> right, List<Weighted> wrong, Problems problems) {
    if (right.isEmpty()) {
      return;
    }
    BigDecimal share = HUNDRED.divide(BigDecimal.valueOf(right.size()), 5, RoundingMode.HALF_UP);
    for (Weighted each : right) {
      if (!near(each.percent(), share)) {
        problems.add(
            draft.at("right"),
            WrittenNumbers.plain(each.percent()) + " % for " + each.text(),
            "right choices share the marks alike: " + WrittenNumbers.plain(share) + " % each");
      }
    }
    if (!draft.scoring.isEmpty()) {
      return;
    }
    draft.scoring = "partial";
    if (wrong.stream().anyMatch(each -> !near(each.percent(), share.negate()))) {
      problems.note(
          draft.where
              + ": a wrong choice takes off as much as a right one gives, which is not what the"
              + " file says");
    }
  }

  private static boolean near(BigDecimal one, BigDecimal other) {
    return one.subtract(other).abs().compareTo(NEAR) <= 0;
  }
}
