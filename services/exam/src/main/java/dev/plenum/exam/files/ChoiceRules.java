package dev.plenum.exam.files;

import dev.plenum.exam.paper.Choice;
import dev.plenum.kernel.intake.table.Problems;
import dev.plenum.kernel.intake.table.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the choices of an item must hold to, and which of them are right. */
final class ChoiceRules {
  private static final int CHOICE_CHARACTERS = 4_000;

  private final Problems problems;

  ChoiceRules(Problems problems) {
    this.problems = problems;
  }

  List<Choice> choices(Draft draft) {
    if (draft.choices.size() < 2 || draft.choices.size() > Limits.CHOICES) {
      problems.add(
          draft.at("choices"),
          draft.choices.size() + (draft.choices.size() == 1 ? " choice" : " choices"),
          "there are 2 to " + Limits.CHOICES);
    }
    List<Choice> choices = new ArrayList<>();
    Map<String, String> ids = new HashMap<>();
    Map<String, String> texts = new HashMap<>();
    for (Draft.Option option : draft.choices) {
      Choice choice = choice(draft, option, choices.size());
      String where = draft.at("choice " + choice.id());
      if (ids.putIfAbsent(choice.id(), choice.id()) != null) {
        problems.add(where, choice.id(), "is the id of another choice already");
      }
      String twin = choice.image() == null ? texts.put(choice.text(), choice.id()) : null;
      if (twin != null && !choice.text().isEmpty()) {
        problems.add(where, choice.text(), "reads like choice " + twin);
      }
      choices.add(choice);
    }
    return choices;
  }

  private Choice choice(Draft draft, Draft.Option option, int index) {
    String id = option.id().isBlank() ? letter(index) : option.id().strip();
    String where = draft.at("choice " + id);
    if (!Ids.valid(id)) {
      problems.add(where, id, "an id is made of letters, digits, dots, hyphens; at most 64");
    }
    String text = Texts.checked(where, option.text(), CHOICE_CHARACTERS, problems);
    if (text.isEmpty() && option.image() == null) {
      problems.add(where, "", "is empty; a choice has a text or a picture");
    }
    return new Choice(id, text, option.image());
  }

  /** a … z, aa, ab, … */
  static String letter(int index) {
    String last = String.valueOf((char) ('a' + index % 26));
    return index < 26 ? last : letter(index / 26 - 1) + last;
  }

  /** Ids of the right choices, in the order of the choices. */
  List<String> right(Draft draft, List<Choice> choices) {
    List<String> named = new ArrayList<>();
    for (String written : draft.right) {
      if (written.isBlank()) {
        continue;
      }
      String id = find(written.strip(), choices);
      if (id == null) {
        problems.add(
            draft.at("right"),
            written,
            "is none of the choices "
                + String.join(", ", choices.stream().map(Choice::id).toList()));
      } else {
        named.add(id);
      }
    }
    if (named.isEmpty() && draft.right.stream().allMatch(String::isBlank)) {
      problems.add(draft.at("right"), "", "say which choice is right");
    }
    return choices.stream().map(Choice::id).filter(named::contains).toList();
  }

  /** By id, by the whole text, or by position: teachers write all three. */
  private static @Nullable String find(String written, List<Choice> choices) {
    for (Choice choice : choices) {
      if (choice.id().equals(written)) {
        return choice.id();
      }
    }
    for (Choice choice : choices) {
      if (choice.id().equalsIgnoreCase(written) || choice.text().equals(written)) {
        return choice.id();
      }
    }
    BigDecimal position = WrittenNumbers.parse(written);
    if (position == null || position.stripTrailingZeros().scale() > 0) {
      return null;
    }
    boolean within =
        position.signum() > 0 && position.compareTo(BigDecimal.valueOf(choices.size())) <= 0;
    return within ? choices.get(position.intValueExact() - 1).id() : null;
  }
}
