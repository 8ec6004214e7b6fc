package dev.plenum.exam.domain.attempt;

import dev.plenum.exam.domain.plan.ExamPlan;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Pool;
import dev.plenum.exam.paper.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which items a student gets and in which order, worked out anew from the seed whenever it is
 * asked, so that nothing about it need be stored.
 */
public final class Ordering {
  private Ordering() {}

  /** The student's items, in the student's order. */
  public static List<Item> items(Paper paper, ExamPlan plan, String student) {
    Set<String> left = leftOut(paper, plan, student);
    List<Item> items = new ArrayList<>(paper.items().size());
    for (Item item : paper.items()) {
      if (!left.contains(item.id())) {
        items.add(item);
      }
    }
    if (plan.shuffle().items()) {
      shuffle(items, Dice.of(plan.seed(), student, "items"));
    }
    return items;
  }

  /** How many items every student gets. */
  public static int count(Paper paper) {
    int count = paper.items().size();
    for (Pool pool : paper.pools()) {
      count -= pool.items().size() - pool.draw();
    }
    return count;
  }

  /** Position of an item in the student's order; -1 where the student does not have it. */
  public static int index(Paper paper, ExamPlan plan, String student, String item) {
    List<Item> items = items(paper, plan, student);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).id().equals(item)) {
        return i;
      }
    }
    return -1;
  }

  /** Ids of an item's choices in the student's order; empty where it offers none. */
  public static List<String> choices(Item item, ExamPlan plan, String student) {
    List<String> ids =
        switch (item.question()) {
          case Question.SingleChoice single -> ids(single.choices());
          case Question.MultipleChoice multiple -> ids(multiple.choices());
          case Question.TrueFalse _, Question.Numeric _, Question.ShortText _, Question.Essay _ ->
              new ArrayList<>();
        };
    if (plan.shuffle().choices()) {
      shuffle(ids, Dice.of(plan.seed(), student, "choices", item.id()));
    }
    return ids;
  }

  private static List<String> ids(List<dev.plenum.exam.paper.Choice> choices) {
    List<String> ids = new ArrayList<>(choices.size());
    choices.forEach(choice -> ids.add(choice.id()));
    return ids;
  }

  private static Set<String> leftOut(Paper paper, ExamPlan plan, String student) {
    if (paper.pools().isEmpty()) {
      return Set.of();
    }
    Set<String> left = new HashSet<>();
    for (Pool pool : paper.pools()) {
      List<String> drawn = new ArrayList<>(pool.items());
      shuffle(drawn, Dice.of(plan.seed(), student, "pool", pool.id()));
      left.addAll(drawn.subList(Math.min(pool.draw(), drawn.size()), drawn.size()));
    }
    return left;
  }

  private static <T> void shuffle(List<T> list, Dice dice) {
    for (int i = list.size() - 1; i > 0; i--) {
      Collections.swap(list, i, dice.below(i + 1));
    }
  }
}
