package dev.plenum.exam.files;

import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Pool;
import dev.plenum.kernel.intake.table.Problems;
import dev.plenum.kernel.intake.table.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a paper of what a reader found, or names everything that keeps it from being one. */
final class PaperRules {
  private static final int TITLE_CHARACTERS = 200;

  private final Problems problems;
  private final QuestionRules questions;
  private final Map<String, String> places = new HashMap<>();

  PaperRules(Problems problems) {
    this.problems = problems;
    this.questions = new QuestionRules(problems);
  }

  /**
   * @param draws how many of a pool each student gets, as written, by the pool's id
   */
  Paper paper(String title, List<Draft> drafts, Map<String, String> draws) {
    if (drafts.isEmpty() && problems.none()) {
      problems.add("the paper", "", "there is no item in it");
    }
    if (drafts.size() > Limits.ITEMS) {
      problems.add("the paper", drafts.size() + " items", "may have " + Limits.ITEMS);
    }
    List<Item> items = new ArrayList<>();
    for (Draft draft : drafts.subList(0, Math.min(drafts.size(), Limits.ITEMS))) {
      items.add(item(draft, items.size() + 1));
    }
    String one = Texts.checked("title", title, TITLE_CHARACTERS, problems);
    return new Paper(one.replaceAll("\\s+", " "), items, pools(drafts, items, draws));
  }

  private Item item(Draft draft, int number) {
    String id = draft.id.isBlank() ? "q" + number : draft.id.strip();
    if (!Ids.valid(id)) {
      problems.add(draft.at("id"), id, "is made of letters, digits, dots, hyphens; at most 64");
    }
    String other = places.putIfAbsent(id, draft.where);
    if (other != null) {
      problems.add(draft.at("id"), id, "is the id of " + other + " already");
    }
    String text = Texts.checked(draft.at("text"), draft.text, Limits.TEXT_CHARACTERS, problems);
    if (text.isEmpty() && draft.images.isEmpty()) {
      problems.add(draft.at("text"), "", "an item asks something: a text or a picture");
    }
    if (draft.images.size() > Limits.IMAGES_OF_AN_ITEM) {
      problems.add(
          draft.at("image"),
          draft.images.size() + " pictures",
          "an item may have " + Limits.IMAGES_OF_AN_ITEM);
    }
    return new Item(
        id,
        text,
        draft.images,
        marks(draft.at("marks"), draft.marks, Marks.whole(1)),
        marks(draft.at("penalty"), draft.penalty, Marks.ZERO),
        questions.question(draft));
  }

  private Marks marks(String where, String written, Marks absent) {
    if (written.isBlank()) {
      return absent;
    }
    Marks marks = WrittenNumbers.marks(written);
    if (marks == null) {
      problems.add(where, written, "is a number from 0 to 1000 with two decimals at most");
      return absent;
    }
    return marks;
  }

  private List<Pool> pools(List<Draft> drafts, List<Item> items, Map<String, String> draws) {
    Map<String, List<String>> members = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      String pool = drafts.get(i).pool.strip();
      if (!pool.isEmpty()) {
        members.computeIfAbsent(pool, key -> new ArrayList<>()).add(items.get(i).id());
      }
    }
    for (String pool : draws.keySet()) {
      if (!members.containsKey(pool)) {
        problems.add("pool " + pool, "", "has no item");
      }
    }
    List<Pool> pools = new ArrayList<>();
    members.forEach(
        (pool, ids) -> pools.add(new Pool(pool, ids, draw(pool, ids, draws.get(pool)))));
    return pools;
  }

  private int draw(
      String pool, List<String> ids, @org.jspecify.annotations.Nullable String written) {
    if (!Ids.valid(pool)) {
      problems.add("pool " + pool, pool, "is made of letters, digits, dots, hyphens; at most 64");
    }
    BigDecimal draw = written == null ? null : WrittenNumbers.parse(written);
    boolean whole = draw != null && draw.stripTrailingZeros().scale() <= 0;
    if (draw == null
        || !whole
        || draw.signum() <= 0
        || draw.compareTo(BigDecimal.valueOf(ids.size())) > 0) {
      problems.add(
          "pool " + pool,
          written == null ? "" : written,
          "draw is a whole number from 1 to " + ids.size() + ", the items of the pool");
      return 1;
    }
    return draw.intValueExact();
  }
}
