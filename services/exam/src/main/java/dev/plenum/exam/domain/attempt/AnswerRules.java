package dev.plenum.exam.domain.attempt;

import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Question;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether something is an answer to an item at all, right or wrong. */
public final class AnswerRules {
  /** The longest number and the longest short text that is taken. */
  public static final int LONGEST_SHORT = 500;

  private AnswerRules() {}

  /** What is wrong with its form; null where nothing is. */
  public static @Nullable String fault(Item item, Answer answer) {
    return switch (answer) {
      case Answer.Blank _ -> null;
      case Answer.Chosen chosen -> chosen(item.question(), chosen.choices());
      case Answer.Truth _ ->
          item.question() instanceof Question.TrueFalse
              ? null
              : "This item does not ask for true or false.";
      case Answer.Text text -> text(item.question(), text.value().length());
    };
  }

  private static @Nullable String chosen(Question question, List<String> marked) {
    return switch (question) {
      case Question.SingleChoice single ->
          marked.size() > 1
              ? "Only one choice can be marked here."
              : unknown(single.choices(), marked);
      case Question.MultipleChoice multiple -> unknown(multiple.choices(), marked);
      case Question.TrueFalse _, Question.Numeric _, Question.ShortText _, Question.Essay _ ->
          "This item has no choices.";
    };
  }

  private static @Nullable String unknown(List<Choice> choices, List<String> marked) {
    if (new HashSet<>(marked).size() != marked.size()) {
      return "A choice is marked twice.";
    }
    for (String id : marked) {
      if (choices.stream().noneMatch(choice -> choice.id().equals(id))) {
        return "There is no choice \"" + (id.length() > 40 ? id.substring(0, 40) : id) + "\".";
      }
    }
    return null;
  }

  private static @Nullable String text(Question question, int length) {
    int longest =
        switch (question) {
          case Question.Numeric _, Question.ShortText _ -> LONGEST_SHORT;
          case Question.Essay essay -> essay.maxCharacters();
          case Question.SingleChoice _, Question.MultipleChoice _, Question.TrueFalse _ -> -1;
        };
    if (longest < 0) {
      return "This item does not ask for a text.";
    }
    return length > longest
        ? "At most " + longest + " characters are taken here; these are " + length + "."
        : null;
  }
}
