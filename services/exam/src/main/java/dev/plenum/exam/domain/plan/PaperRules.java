package dev.plenum.exam.domain.plan;

import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Pool;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What makes a paper impossible to sit, each as a sentence that names the place. */
public final class PaperRules {
  public static final int MOST_ITEMS = 1_000;
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_TEXT = 20_000;
  private static final Marks MOST_MARKS = Marks.whole(10_000);

  private PaperRules() {}

  /** Everything that is wrong; empty where nothing is. */
  public static List<String> faults(Paper paper) {
    List<String> faults = new ArrayList<>();
    if (paper.items().isEmpty() || paper.items().size() > MOST_ITEMS) {
      faults.add("items: a paper has 1 to " + MOST_ITEMS + " items");
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < paper.items().size(); i++) {
      Item item = paper.items().get(i);
      String at = "items[" + i + "]";
      if (!ids.add(item.id())) {
        faults.add(at + ".id: \"" + item.id() + "\" stands there twice");
      }
      item(item, at, faults);
    }
    pools(paper, ids, faults);
    return faults;
  }

  private static void item(Item item, String at, List<String> faults) {
    if (item.id().isBlank() || item.id().length() > LONGEST_ID) {
      faults.add(at + ".id: must have 1 to " + LONGEST_ID + " characters");
    }
    if (item.text().isBlank() && item.images().isEmpty()) {
      faults.add(at + ".text: must not be empty");
    }
    if (item.text().length() > LONGEST_TEXT) {
      faults.add(at + ".text: must have at most " + LONGEST_TEXT + " characters");
    }
    if (outside(item.marks())) {
      faults.add(at + ".marks: must be from 0 to 10000");
    }
    if (outside(item.penalty())) {
      faults.add(at + ".penalty: must be from 0 to 10000");
    }
    QuestionRules.faults(item.question()).forEach(fault -> faults.add(at + "." + fault));
  }

  private static boolean outside(Marks marks) {
    return marks.compareTo(Marks.ZERO) < 0 || marks.compareTo(MOST_MARKS) > 0;
  }

  private static void pools(Paper paper, Set<String> items, List<String> faults) {
    Set<String> pools = new HashSet<>();
    Set<String> pooled = new HashSet<>();
    for (int i = 0; i < paper.pools().size(); i++) {
      Pool pool = paper.pools().get(i);
      String at = "pools[" + i + "]";
      if (pool.id().isBlank() || !pools.add(pool.id())) {
        faults.add(at + ".id: must be there, and there once");
      }
      if (pool.draw() < 1 || pool.draw() > pool.items().size()) {
        faults.add(at + ".draw: must be from 1 to the " + pool.items().size() + " items there");
      }
      for (String item : pool.items()) {
        if (!items.contains(item)) {
          faults.add(at + ".items: there is no item \"" + item + "\"");
        }
        if (!pooled.add(item)) {
          faults.add(at + ".items: \"" + item + "\" is in a pool already");
        }
      }
    }
  }
}
