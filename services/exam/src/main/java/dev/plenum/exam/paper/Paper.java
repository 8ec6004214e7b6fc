package dev.plenum.exam.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked. Items that are in no pool are in every student's paper. */
public record Paper(String title, List<Item> items, List<Pool> pools) {
  public static final Paper EMPTY = new Paper("", List.of(), List.of());

  public Paper {
    items = List.copyOf(items);
    pools = List.copyOf(pools);
  }

  public @Nullable Item item(String id) {
    for (Item item : items) {
      if (item.id().equals(id)) {
        return item;
      }
    }
    return null;
  }
}
