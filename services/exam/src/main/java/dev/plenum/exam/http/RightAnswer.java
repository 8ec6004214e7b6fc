package dev.plenum.exam.http;

import dev.plenum.exam.paper.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key as an answer; only for published results and for the staff. */
final class RightAnswer {
  private RightAnswer() {}

  static @Nullable AnswerView of(Question question) {
    return switch (question) {
      case Question.SingleChoice single ->
          new AnswerView(List.of(single.right()), null, null, null);
      case Question.MultipleChoice multiple -> new AnswerView(multiple.right(), null, null, null);
      case Question.TrueFalse truth -> new AnswerView(null, truth.right(), null, null);
      case Question.Numeric numeric -> new AnswerView(null, null, numeric.right(), null);
      case Question.ShortText text ->
          new AnswerView(null, null, String.join(" / ", text.accepted()), null);
      case Question.Essay _ -> null;
    };
  }
}
