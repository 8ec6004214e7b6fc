package dev.plenum.exam.http;

import dev.plenum.exam.paper.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer: exactly one of the four. */
public record AnswerView(
    @Nullable List<String> choices,
    @Nullable Boolean truth,
    @Nullable String text,
    @Nullable Boolean blank) {

  public static AnswerView of(Answer answer) {
    return switch (answer) {
      case Answer.Chosen(List<String> choices) -> new AnswerView(choices, null, null, null);
      case Answer.Truth(boolean value) -> new AnswerView(null, value, null, null);
      case Answer.Text(String value) -> new AnswerView(null, null, value, null);
      case Answer.Blank() -> new AnswerView(null, null, null, true);
    };
  }

  public static @Nullable AnswerView ofNullable(@Nullable Answer answer) {
    return answer == null ? null : of(answer);
  }
}
