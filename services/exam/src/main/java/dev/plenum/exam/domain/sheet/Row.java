package dev.plenum.exam.domain.sheet;

import io.vavr.collection.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * What people entered for one student.
 *
 * @param cells by item
 * @param adjustment on top of all items' marks; null where there is none
 */
public record Row(HashMap<String, Cell> cells, @Nullable Mark adjustment) {
  public static final Row EMPTY = new Row(HashMap.empty(), null);

  public Cell cell(String item) {
    return cells.getOrElse(item, Cell.EMPTY);
  }

  /** The latest mark of an item, or of the whole where {@code item} is null. */
  public @Nullable Mark latest(@Nullable String item) {
    return item == null ? adjustment : cell(item).latest();
  }

  /** A null {@code item} is the student's whole. */
  public Row with(@Nullable String item, Mark mark) {
    return item == null
        ? new Row(cells, mark)
        : new Row(cells.put(item, cell(item).with(mark)), adjustment);
  }
}
