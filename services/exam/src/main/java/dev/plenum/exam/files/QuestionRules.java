package dev.plenum.exam.files;

import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Question;
import dev.plenum.exam.paper.Question.Scoring;
import dev.plenum.kernel.intake.table.Problems;
import dev.plenum.kernel.intake.table.Table;
import dev.plenum.kernel.intake.table.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each type of question must have. After a problem the question returned is of no use. */
final class QuestionRules {
  private static final int ESSAY = 10_000;
  private static final int WORD_CHARACTERS = 200;

  /** Also what other tools and teachers call the types; CHOICE leaves it to what is right. */
  private static final Map<String, Type> TYPES =
      Map.ofEntries(
          Map.entry("single", Type.SINGLE),
          Map.entry("single choice", Type.SINGLE),
          Map.entry("singlechoice", Type.SINGLE),
          Map.entry("multiple", Type.MULTIPLE),
          Map.entry("multiple response", Type.MULTIPLE),
          Map.entry("multiple answer", Type.MULTIPLE),
          Map.entry("multiplechoice", Type.CHOICE),
          Map.entry("multiple choice", Type.CHOICE),
          Map.entry("multichoice", Type.CHOICE),
          Map.entry("choice", Type.CHOICE),
          Map.entry("mc", Type.CHOICE),
          Map.entry("mcq", Type.CHOICE),
          Map.entry("truefalse", Type.TRUEFALSE),
          Map.entry("true false", Type.TRUEFALSE),
          Map.entry("tf", Type.TRUEFALSE),
          Map.entry("numeric", Type.NUMERIC),
          Map.entry("numerical", Type.NUMERIC),
          Map.entry("number", Type.NUMERIC),
          Map.entry("short", Type.SHORT),
          Map.entry("short text", Type.SHORT),
          Map.entry("short answer", Type.SHORT),
          Map.entry("shortanswer", Type.SHORT),
          Map.entry("essay", Type.ESSAY));

  private static final Map<String, Boolean> TRUTHS =
      Map.ofEntries(
          Map.entry("true", true),
          Map.entry("t", true),
          Map.entry("yes", true),
          Map.entry("1", true),
          Map.entry("wahr", true),
          Map.entry("vrai", true),
          Map.entry("false", false),
          Map.entry("f", false),
          Map.entry("no", false),
          Map.entry("0", false),
          Map.entry("falsch", false),
          Map.entry("faux", false));

  private enum Type {
    SINGLE,
    MULTIPLE,
    CHOICE,
    TRUEFALSE,
    NUMERIC,
    SHORT,
    ESSAY
  }

  private final Problems problems;
  private final ChoiceRules choices;

  QuestionRules(Problems problems) {
    this.problems = problems;
    this.choices = new ChoiceRules(problems);
  }

  Question question(Draft draft) {
    Type type = type(draft);
    if (type != Type.SINGLE && type != Type.MULTIPLE && type != Type.CHOICE) {
      if (!draft.choices.isEmpty()) {
        problems.add(draft.at("choices"), "", "only a choice question has choices");
      }
    }
    return switch (type) {
      case SINGLE, MULTIPLE, CHOICE -> choice(draft, type);
      case TRUEFALSE -> new Question.TrueFalse(truth(draft));
      case NUMERIC -> numeric(draft);
      case SHORT -> shortText(draft);
      case ESSAY -> essay(draft);
    };
  }

  private Type type(Draft draft) {
    Type type = TYPES.get(Table.plain(draft.type));
    if (type != null) {
      return type;
    }
    if (!draft.type.isBlank()) {
      problems.add(
          draft.at("type"),
          draft.type,
          "is one of single, multiple, truefalse, numeric, short, essay");
      return Type.ESSAY;
    }
    return inferred(draft);
  }

  private Type inferred(Draft draft) {
    if (!draft.choices.isEmpty()) {
      return Type.CHOICE;
    }
    if (draft.right.isEmpty()) {
      problems.add(draft.at("type"), "", "say what is right, or that it is an essay");
      return Type.ESSAY;
    }
    String right = draft.right.getFirst();
    String word = right.strip().toLowerCase(Locale.ROOT);
    if (word.equals("true") || word.equals("false")) {
      return Type.TRUEFALSE;
    }
    return draft.right.size() == 1 && WrittenNumbers.parse(right) != null
        ? Type.NUMERIC
        : Type.SHORT;
  }

  private Question choice(Draft draft, Type type) {
    List<Choice> all = choices.choices(draft);
    List<String> right = choices.right(draft, all);
    boolean single = type == Type.SINGLE || (type == Type.CHOICE && right.size() == 1);
    if (!single) {
      return new Question.MultipleChoice(all, right, scoring(draft));
    }
    if (right.size() > 1) {
      problems.add(
          draft.at("right"), String.join(", ", right), "a single choice has one right choice");
    }
    return new Question.SingleChoice(all, right.isEmpty() ? "" : right.getFirst());
  }

  private Scoring scoring(Draft draft) {
    return switch (Table.plain(draft.scoring).replace(" ", "")) {
      case "", "allornothing", "all" -> Scoring.ALL_OR_NOTHING;
      case "partial" -> Scoring.PARTIAL;
      default -> {
        problems.add(draft.at("scoring"), draft.scoring, "is allOrNothing or partial");
        yield Scoring.ALL_OR_NOTHING;
      }
    };
  }

  private boolean truth(Draft draft) {
    Boolean truth = draft.right.size() == 1 ? truth(draft.right.getFirst()) : null;
    if (truth == null) {
      problems.add(draft.at("right"), String.join(", ", draft.right), "is true or false");
    }
    return Boolean.TRUE.equals(truth);
  }

  static @Nullable Boolean truth(String written) {
    return TRUTHS.get(written.strip().toLowerCase(Locale.ROOT));
  }

  private Question numeric(Draft draft) {
    BigDecimal right =
        draft.right.size() == 1 ? WrittenNumbers.parse(draft.right.getFirst()) : null;
    if (right == null) {
      problems.add(
          draft.at("right"),
          String.join(", ", draft.right),
          "is one number, such as 3.14; thousands are not parted");
    }
    BigDecimal tolerance =
        draft.tolerance.isBlank() ? BigDecimal.ZERO : WrittenNumbers.parse(draft.tolerance);
    if (tolerance == null || tolerance.signum() < 0) {
      problems.add(draft.at("tolerance"), draft.tolerance, "is a number of zero or more");
    }
    return new Question.Numeric(
        right == null ? "0" : WrittenNumbers.plain(right),
        tolerance == null ? "0" : WrittenNumbers.plain(tolerance));
  }

  private Question shortText(Draft draft) {
    List<String> accepted =
        draft.right.stream()
            .map(word -> Texts.checked(draft.at("right"), word, WORD_CHARACTERS, problems))
            .map(word -> word.replaceAll("\\s+", " "))
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    if (accepted.isEmpty()) {
      problems.add(draft.at("right"), "", "a short answer has at least one accepted text");
    }
    if (accepted.size() > Limits.CHOICES) {
      problems.add(
          draft.at("right"), accepted.size() + "", "there may be " + Limits.CHOICES + " of them");
    }
    Boolean sensitive = draft.caseSensitive.isBlank() ? Boolean.FALSE : truth(draft.caseSensitive);
    if (sensitive == null) {
      problems.add(draft.at("case sensitive"), draft.caseSensitive, "is true or false");
    }
    return new Question.ShortText(accepted, Boolean.TRUE.equals(sensitive));
  }

  private Question essay(Draft draft) {
    if (draft.right.stream().anyMatch(right -> !right.isBlank())) {
      problems.add(
          draft.at("right"), draft.right.getFirst(), "people mark an essay; nothing is right");
    }
    if (draft.maxCharacters.isBlank()) {
      return new Question.Essay(ESSAY);
    }
    BigDecimal most = WrittenNumbers.parse(draft.maxCharacters);
    boolean good =
        most != null
            && most.stripTrailingZeros().scale() <= 0
            && most.signum() > 0
            && most.compareTo(BigDecimal.valueOf(Limits.ANSWER_CHARACTERS)) <= 0;
    if (!good) {
      problems.add(
          draft.at("maxCharacters"),
          draft.maxCharacters,
          "is a whole number from 1 to " + Limits.ANSWER_CHARACTERS);
    }
    return new Question.Essay(good && most != null ? most.intValue() : ESSAY);
  }
}
