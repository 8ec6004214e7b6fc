package dev.plenum.exam.domain.plan;

import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Decimals;
import dev.plenum.exam.paper.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes a question or its key impossible. */
public final class QuestionRules {
  private static final int MOST_CHOICES = 50;
  private static final int MOST_CHARACTERS = 100_000;

  private QuestionRules() {}

  /** Everything that is wrong; empty where nothing is. */
  public static List<String> faults(Question question) {
    List<String> faults = new ArrayList<>();
    switch (question) {
      case Question.SingleChoice single -> {
        choices(single.choices(), faults);
        right(single.choices(), List.of(single.right()), faults);
      }
      case Question.MultipleChoice multiple -> {
        choices(multiple.choices(), faults);
        right(multiple.choices(), multiple.right(), faults);
      }
      case Question.TrueFalse _ -> {}
      case Question.Numeric numeric -> numeric(numeric, faults);
      case Question.ShortText text -> {
        if (text.accepted().isEmpty() || text.accepted().stream().anyMatch(String::isBlank)) {
          faults.add("accepted: names at least one text, and none that is empty");
        }
      }
      case Question.Essay essay -> {
        if (essay.maxCharacters() < 1 || essay.maxCharacters() > MOST_CHARACTERS) {
          faults.add("maxCharacters: must be from 1 to " + MOST_CHARACTERS);
        }
      }
    }
    return faults;
  }

  /** Whether two questions ask the same and may only differ in what is right. */
  public static boolean sameButKey(Question one, Question other) {
    return switch (one) {
      case Question.SingleChoice single ->
          other instanceof Question.SingleChoice next && single.choices().equals(next.choices());
      case Question.MultipleChoice multiple ->
          other instanceof Question.MultipleChoice next
              && multiple.choices().equals(next.choices());
      case Question.TrueFalse _ -> other instanceof Question.TrueFalse;
      case Question.Numeric _ -> other instanceof Question.Numeric;
      case Question.ShortText _ -> other instanceof Question.ShortText;
      case Question.Essay _ -> false;
    };
  }

  private static void choices(List<Choice> choices, List<String> faults) {
    if (choices.size() < 2 || choices.size() > MOST_CHOICES) {
      faults.add("choices: there are 2 to " + MOST_CHOICES + "; here are " + choices.size());
    }
    Set<String> ids = new HashSet<>();
    for (Choice choice : choices) {
      if (choice.id().isBlank() || !ids.add(choice.id())) {
        faults.add("choices: every choice has an id of its own; \"" + choice.id() + "\" is not");
      }
      if (choice.text().isBlank() && choice.image() == null) {
        faults.add("choices: \"" + choice.id() + "\" has neither a text nor an image");
      }
    }
  }

  private static void right(List<Choice> choices, List<String> right, List<String> faults) {
    if (new HashSet<>(right).size() != right.size()) {
      faults.add("right: names a choice twice");
    }
    for (String id : right) {
      if (choices.stream().noneMatch(choice -> choice.id().equals(id))) {
        faults.add("right: there is no choice \"" + id + "\"");
      }
    }
  }

  private static void numeric(Question.Numeric numeric, List<String> faults) {
    if (Decimals.read(numeric.right()) == null) {
      faults.add("right: \"" + numeric.right() + "\" is not a number");
    }
    BigDecimal tolerance = Decimals.read(numeric.tolerance());
    if (tolerance == null || tolerance.signum() < 0) {
      faults.add("tolerance: \"" + numeric.tolerance() + "\" is not a number of zero or more");
    }
  }
}
