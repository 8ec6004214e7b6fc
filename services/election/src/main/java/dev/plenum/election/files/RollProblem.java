package dev.plenum.election.files;

/**
 * What is wrong with a roll file, and where.
 *
 * @param row as a spreadsheet counts: the header is row 1
 */
public record RollProblem(long row, String column, String message) {
  @Override
  public String toString() {
    return "row " + row + ", column " + column + ": " + message;
  }
}
