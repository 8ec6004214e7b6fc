package dev.plenum.exam.http;

import dev.plenum.exam.domain.attempt.AnswerRules;
import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.attempt.Ordering;
import dev.plenum.exam.domain.attempt.SavedAnswer;
import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Image;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as its student sees it: never what is right.
 *
 * @param id null, like everything else of it, for an item that has not had its turn
 * @param state {@code open}, {@code locked} or {@code ahead}
 * @param savedSeq ledger position of the answer; null while there is none
 * @param late whether an answer to it came too late
 */
public record ItemView(
    @Nullable String id,
    int index,
    String state,
    @Nullable String type,
    @Nullable String text,
    List<Image> images,
    @Nullable BigDecimal marks,
    @Nullable BigDecimal penalty,
    List<ChoiceView> choices,
    @Nullable Integer maxCharacters,
    @Nullable AnswerView answer,
    boolean marked,
    @Nullable Long savedSeq,
    boolean late) {

  public record ChoiceView(String id, String text, @Nullable Image image) {}

  static ItemView ahead(int index) {
    return new ItemView(
        null, index, "ahead", null, null, List.of(), null, null, List.of(), null, null, false, null,
        false);
  }

  static ItemView of(
      Item item, int index, boolean open, ExamPlan plan, String student, Attempt attempt) {
    SavedAnswer saved = attempt.answers().getOrElse(item.id(), null);
    return new ItemView(
        item.id(),
        index,
        open ? "open" : "locked",
        Names.of(item.question()),
        item.text(),
        item.images(),
        Names.marks(item.marks()),
        Names.marks(item.penalty()),
        choices(item, plan, student),
        maxCharacters(item.question()),
        saved == null ? null : AnswerView.of(saved.answer()),
        saved != null && saved.marked(),
        saved == null ? null : saved.seq(),
        attempt.late().containsKey(item.id()));
  }

  private static List<ChoiceView> choices(Item item, ExamPlan plan, String student) {
    List<Choice> offered =
        switch (item.question()) {
          case Question.SingleChoice single -> single.choices();
          case Question.MultipleChoice multiple -> multiple.choices();
          case Question.TrueFalse _, Question.Numeric _, Question.ShortText _, Question.Essay _ ->
              List.of();
        };
    List<ChoiceView> views = new ArrayList<>(offered.size());
    for (String id : Ordering.choices(item, plan, student)) {
      for (Choice choice : offered) {
        if (choice.id().equals(id)) {
          views.add(new ChoiceView(id, choice.text(), choice.image()));
        }
      }
    }
    return views;
  }

  private static @Nullable Integer maxCharacters(Question question) {
    return switch (question) {
      case Question.Essay essay -> essay.maxCharacters();
      case Question.Numeric _, Question.ShortText _ -> AnswerRules.LONGEST_SHORT;
      case Question.SingleChoice _, Question.MultipleChoice _, Question.TrueFalse _ -> null;
    };
  }
}
