package dev.plenum.exam.analysis;

import java.util.List;

/**
 * What every student got for every item.
 *
 * @param items what was asked, in the order of the columns
 * @param rows one a student
 */
public record ScoreMatrix(List<Column> items, List<Row> rows) {
  public ScoreMatrix {
    items = List.copyOf(items);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.hundredths.length != items.size()) {
        throw new IllegalArgumentException(
            "a row of " + row.hundredths.length + " marks for " + items.size() + " items");
      }
    }
  }

  /**
   * An item.
   *
   * @param max most marks, in hundredths
   * @param choices ids of the choices on offer; empty where there are none
   * @param right ids of those that are right
   */
  public record Column(String id, long max, List<String> choices, List<String> right) {
    public Column {
      choices = List.copyOf(choices);
      right = List.copyOf(right);
    }
  }

  /** A student's marks in hundredths, and the choices taken. */
  public static final class Row {
    /** Marks of an item that was not in a student's paper, drawn from a pool. */
    public static final long NOT_ASKED = Long.MIN_VALUE;

    private final long[] hundredths;
    private final List<List<String>> chosen;

    /**
     * @param chosen for each item the ids of the choices taken; empty where left blank. May be an
     *     empty list where choices do not matter
     */
    public Row(long[] hundredths, List<List<String>> chosen) {
      this.hundredths = hundredths.clone();
      this.chosen = List.copyOf(chosen);
    }

    boolean asked(int item) {
      return hundredths[item] != NOT_ASKED;
    }

    /** Zero for an item that was not asked. */
    long marks(int item) {
      return asked(item) ? hundredths[item] : 0;
    }

    long total() {
      long total = 0;
      for (int item = 0; item < hundredths.length; item++) {
        total += marks(item);
      }
      return total;
    }

    List<String> chosen(int item) {
      return item < chosen.size() ? chosen.get(item) : List.of();
    }
  }
}
