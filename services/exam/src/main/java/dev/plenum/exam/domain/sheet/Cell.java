package dev.plenum.exam.domain.sheet;

import io.vavr.collection.Vector;
import org.jspecify.annotations.Nullable;

/** What people gave for one item of one student. */
public record Cell(Vector<Mark> marks) {
  public static final Cell EMPTY = new Cell(Vector.empty());

  /** The mark that counts; null where there is none, and where two markers differ. */
  public @Nullable Mark counting() {
    if (marks.isEmpty()) {
      return null;
    }
    Mark last = marks.last();
    if (last.settles()) {
      return last;
    }
    return disputed() ? null : marks.head();
  }

  /** Whether two markers differ and nobody has settled it: never averaged in silence. */
  public boolean disputed() {
    return !marks.isEmpty()
        && !marks.last().settles()
        && marks.exists(mark -> mark.hundredths() != marks.head().hundredths());
  }

  /** How many others have marked besides {@code marker}. */
  public int othersThan(String marker) {
    return marks.count(mark -> !mark.by().equals(marker));
  }

  public @Nullable Mark latest() {
    return marks.isEmpty() ? null : marks.last();
  }

  /** An entry in the sheet replaces all before it; a marker's second thought the first one. */
  public Cell with(Mark mark) {
    return mark.token() != null
        ? new Cell(Vector.of(mark))
        : new Cell(marks.reject(earlier -> earlier.by().equals(mark.by())).append(mark));
  }
}
