package dev.plenum.exam.http;

import dev.plenum.exam.paper.Question;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a replaced key. */
final class Keys {
  private Keys() {}

  static @Nullable Question applied(Question question, Requests.KeyBody key) {
    List<String> right = texts(key.right());
    String first = right.size() == 1 ? right.getFirst() : null;
    return switch (question) {
      case Question.SingleChoice single ->
          first == null ? null : new Question.SingleChoice(single.choices(), first);
      case Question.MultipleChoice multiple -> multiple(multiple, key, right);
      case Question.TrueFalse _ -> truth(first);
      case Question.Numeric numeric ->
          first == null
              ? null
              : new Question.Numeric(
                  first, Objects.requireNonNullElse(key.tolerance(), numeric.tolerance()));
      case Question.ShortText text -> shortText(text, key);
      case Question.Essay _ -> null;
    };
  }

  private static @Nullable Question multiple(
      Question.MultipleChoice multiple, Requests.KeyBody key, List<String> right) {
    Question.Scoring scoring =
        key.scoring() == null
            ? multiple.scoring()
            : Names.read(Question.Scoring.class, key.scoring());
    return key.right() == null || scoring == null
        ? null
        : new Question.MultipleChoice(multiple.choices(), right, scoring);
  }

  private static @Nullable Question truth(@Nullable String right) {
    return switch (right) {
      case "true" -> new Question.TrueFalse(true);
      case "false" -> new Question.TrueFalse(false);
      case null, default -> null;
    };
  }

  private static @Nullable Question shortText(Question.ShortText text, Requests.KeyBody key) {
    List<String> accepted = texts(key.accepted());
    return accepted.isEmpty()
        ? null
        : new Question.ShortText(
            accepted, Objects.requireNonNullElse(key.caseSensitive(), text.caseSensitive()));
  }

  private static List<String> texts(@Nullable List<@Nullable String> texts) {
    return texts == null
        ? List.of()
        : texts.stream().map(text -> text == null ? "" : text).toList();
  }
}
