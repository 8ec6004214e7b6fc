package dev.plenum.kernel.intake.table;

/**
 * What is wrong with a file.
 *
 * @param where such as {@code row 3, right} or {@code line 12}, as a spreadsheet or editor counts
 * @param found what stands there, shortened; empty where nothing does or nobody may read it
 * @param rule what must stand there instead
 */
public record Problem(String where, String found, String rule) {
  private static final int SHOWN = 60;

  public Problem {
    found = shorten(found);
  }

  /** The same without what stands there, where nobody may read it. */
  public Problem unseen() {
    return new Problem(where, "", rule);
  }

  @Override
  public String toString() {
    return found.isEmpty() ? where + ": " + rule : where + ": found \"" + found + "\"; " + rule;
  }

  private static String shorten(String text) {
    String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
  }
}
