package dev.plenum.kernel.intake.table;

/**
 * How large a table may be: far above real ones, far below what hurts a node.
 *
 * @param fileBytes as it comes
 * @param partBytes what may come out of one part of a file that is packed
 * @param unpackedBytes what may come out of all its parts
 * @param rows the header left out
 * @param formulas whether what a formula last came to is taken for what somebody wrote
 */
public record Bounds(int fileBytes, int partBytes, int unpackedBytes, int rows, boolean formulas) {
  /** What a course or a paper needs. */
  public static final Bounds USUAL = new Bounds(16 << 20, 24 << 20, 64 << 20, 20_000, true);

  /** A large town; a formula is refused because its value may be another tomorrow. */
  public static final Bounds TOWN = new Bounds(32 << 20, 64 << 20, 96 << 20, 250_000, false);

  static final int ENTRIES = 2_000;
  static final int COLUMNS = 200;

  /** Excel's own. */
  static final int CELL_CHARACTERS = 32_767;

  String unpackedMegabytes() {
    return unpackedBytes / (1 << 20) + " MB";
  }
}
