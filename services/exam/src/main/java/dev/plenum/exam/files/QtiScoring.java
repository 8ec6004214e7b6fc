package dev.plenum.exam.files;

import dev.plenum.kernel.intake.table.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an item of QTI gives for which response, as marks, a penalty and a tolerance. Where an exam
 * here would give something else, that is a problem which names the item: nothing changes in
 * silence.
 */
final class QtiScoring {
  private static final BigDecimal NEAR = new BigDecimal("0.005");

  /** The rules that a writer of ours uses, and those that say nothing of the marks. */
  private static final Set<String> PLAIN =
      Set.of(
          "responseCondition",
          "responseIf",
          "responseElseIf",
          "responseElse",
          "isNull",
          "not",
          "match",
          "equal",
          "variable",
          "correct",
          "baseValue",
          "setOutcomeValue",
          "mapResponse");

  private final Draft draft;
  private final XmlNode item;
  private final Problems problems;

  QtiScoring(Draft draft, XmlNode item, Problems problems) {
    this.draft = draft;
    this.item = item;
    this.problems = problems;
  }

  /** What the item says of itself, before its response is looked at. */
  void outcomes() {
    for (XmlNode outcome : item.children("outcomeDeclaration")) {
      if (outcome.attribute("identifier").equals("SCORE")) {
        BigDecimal least = WrittenNumbers.parse(outcome.attribute("normalMinimum"));
        if (least != null && least.signum() < 0) {
          draft.penalty = WrittenNumbers.plain(least.negate());
        }
      }
    }
    XmlNode processing = item.child("responseProcessing");
    if (processing != null && strange(processing)) {
      problems.note(draft.where + ": only what is right is read, not how the file marks the rest");
    }
  }

  private static boolean strange(XmlNode node) {
    return node.children.stream()
        .anyMatch(
            child -> !child.name.isEmpty() && (!PLAIN.contains(child.name) || strange(child)));
  }

  /** A mapping of responses to marks. */
  private record Mapping(Map<String, BigDecimal> entries, BigDecimal other, XmlNode node) {
    BigDecimal of(String key) {
      return entries.getOrDefault(key, other);
    }

    @Nullable BigDecimal bound(String name) {
      return WrittenNumbers.parse(node.attribute(name));
    }
  }

  private @Nullable Mapping mapping(@Nullable XmlNode declaration) {
    XmlNode node = declaration == null ? null : declaration.child("mapping");
    if (node == null) {
      return null;
    }
    Map<String, BigDecimal> entries = new LinkedHashMap<>();
    for (XmlNode entry : node.children("mapEntry")) {
      BigDecimal value = WrittenNumbers.parse(entry.attribute("mappedValue"));
      if (value == null) {
        problems.add(draft.at("marks"), entry.attribute("mappedValue"), "is a number");
      } else {
        entries.put(entry.attribute("mapKey"), value);
      }
    }
    BigDecimal other = WrittenNumbers.parse(node.attribute("defaultValue"));
    return new Mapping(entries, other == null ? BigDecimal.ZERO : other, node);
  }

  /** Marks, penalty and scoring of a choice, from its mapping if it has one. */
  void choice(@Nullable XmlNode declaration) {
    Mapping mapping = mapping(declaration);
    if (mapping == null || draft.right.isEmpty()) {
      return;
    }
    List<BigDecimal> wrong = new ArrayList<>();
    for (Draft.Option option : draft.choices) {
      if (!draft.right.contains(option.id())) {
        wrong.add(mapping.of(QtiIds.out(option.id())));
      }
    }
    BigDecimal all =
        draft.right.stream()
            .map(id -> mapping.of(QtiIds.out(id)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal most = most(all);
    BigDecimal share = most.divide(BigDecimal.valueOf(draft.right.size()), 6, RoundingMode.HALF_UP);
    for (String id : draft.right) {
      near(mapping.of(QtiIds.out(id)), share, id, "right choices share the marks alike");
    }
    if (draft.type.equals("single")) {
      penalty(wrong.isEmpty() ? BigDecimal.ZERO : wrong.getFirst(), wrong);
    } else {
      partial(mapping, share, wrong);
    }
  }

  private void partial(Mapping mapping, BigDecimal share, List<BigDecimal> wrong) {
    draft.scoring = "partial";
    for (BigDecimal value : wrong) {
      near(
          value,
          share.negate(),
          "a wrong choice",
          "a wrong choice takes off what a right one gives");
    }
    BigDecimal least = mapping.bound("lowerBound");
    BigDecimal sum = share.multiply(BigDecimal.valueOf(wrong.size()));
    BigDecimal off = least == null || least.negate().compareTo(sum) > 0 ? sum : least.negate();
    if (draft.penalty.isEmpty() && off.signum() >= 0) {
      draft.penalty = WrittenNumbers.plain(off.setScale(2, RoundingMode.HALF_UP));
    }
    BigDecimal top = mapping.bound("upperBound");
    if (top != null) {
      near(top, most(top), "upperBound", "all right choices give all marks");
    }
  }

  /** All accepted words give the marks, and any other word loses the penalty. */
  void words(XmlNode declaration) {
    Mapping mapping = mapping(declaration);
    if (mapping == null) {
      return;
    }
    BigDecimal highest = BigDecimal.ZERO;
    for (BigDecimal value : mapping.entries().values()) {
      highest = highest.max(value);
    }
    BigDecimal most = most(highest);
    List<BigDecimal> wrong = new ArrayList<>(List.of(mapping.other()));
    mapping
        .entries()
        .forEach((word, value) -> {
          if (right(value)) {
            near(value, most, word, "every accepted answer gives all marks");
          } else {
            wrong.add(value);
          }
        });
    penalty(mapping.other(), wrong);
  }

  /**
   * Whether what is mapped to this is right. Where an item gives no marks, that is what takes none
   * off.
   */
  boolean right(BigDecimal value) {
    BigDecimal said = WrittenNumbers.parse(draft.marks);
    boolean none = said != null && said.signum() == 0;
    return value.signum() > 0 || (none && value.signum() == 0);
  }

  private void penalty(BigDecimal off, List<BigDecimal> wrong) {
    if (wrong.stream().anyMatch(value -> value.subtract(off).abs().compareTo(NEAR) > 0)) {
      problems.add(draft.at("penalty"), "", "every wrong answer takes off the same");
    } else if (off.signum() > 0) {
      problems.add(draft.at("penalty"), WrittenNumbers.plain(off), "a wrong answer gives no marks");
    } else if (draft.penalty.isEmpty() && off.signum() < 0) {
      draft.penalty = WrittenNumbers.plain(off.negate());
    } else if (!draft.penalty.isEmpty()) {
      BigDecimal said = WrittenNumbers.parse(draft.penalty);
      near(off.negate(), said == null ? BigDecimal.ZERO : said, "wrong", "takes off the penalty");
    }
  }

  /** The marks that the item says, else those of its mapping. */
  private BigDecimal most(BigDecimal mapped) {
    BigDecimal said = WrittenNumbers.parse(draft.marks);
    if (said != null) {
      return said;
    }
    BigDecimal marks = mapped.setScale(2, RoundingMode.HALF_UP);
    draft.marks = WrittenNumbers.plain(marks);
    return marks;
  }

  private void near(BigDecimal value, BigDecimal wanted, String what, String rule) {
    if (value.subtract(wanted).abs().compareTo(NEAR) > 0) {
      problems.add(
          draft.at("marks"),
          what + ": " + WrittenNumbers.plain(value),
          rule + ", here " + WrittenNumbers.plain(wanted));
    }
  }

  /** How far a number may be off. */
  void tolerance(XmlNode declaration) {
    Mapping mapping = mapping(declaration);
    if (mapping != null
        && mapping.entries().values().stream().filter(v -> v.signum() > 0).count() > 1) {
      problems.add(draft.at("right"), "", "one number is right, within a tolerance");
    }
    List<XmlNode> rounded = item.all("equalRounded");
    if (!rounded.isEmpty()) {
      problems.add(draft.at("tolerance"), "equalRounded", "is a difference and not a rounding");
    }
    List<XmlNode> equal = item.all("equal");
    if (!equal.isEmpty()) {
      tolerance(equal.getFirst(), equal.size());
    }
  }

  private void tolerance(XmlNode equal, int size) {
    String mode = equal.attribute("toleranceMode");
    if (mode.isEmpty() || mode.equals("exact")) {
      return;
    }
    String[] written = equal.attribute("tolerance").strip().split("\\s+", -1);
    BigDecimal below = WrittenNumbers.parse(written[0]);
    BigDecimal above = WrittenNumbers.parse(written[written.length - 1]);
    boolean open =
        equal.attribute("includeLowerBound").equals("false")
            || equal.attribute("includeUpperBound").equals("false");
    if (size > 1 || below == null || above == null || below.compareTo(above) != 0 || open) {
      problems.add(
          draft.at("tolerance"),
          equal.attribute("tolerance"),
          "is one number that holds both ways, its ends included");
      return;
    }
    BigDecimal right = draft.right.isEmpty() ? null : WrittenNumbers.parse(draft.right.getFirst());
    BigDecimal off =
        mode.equals("relative") && right != null
            ? below.multiply(right.abs()).movePointLeft(2)
            : below;
    draft.tolerance = WrittenNumbers.plain(off);
  }
}
