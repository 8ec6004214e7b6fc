package dev.plenum.kernel.admission;

/**
 * How many are served at a time.
 *
 * @param inWork commands that may be decided and not yet answered; the rest wait in line
 * @param queue length of the line; whoever comes when it is full is told to come back
 * @param overflow whether a node that has {@code inWork} commands under way hands the next ones to
 *     a peer that has fewer
 */
public record Admission(int inWork, int queue, boolean overflow) {

  /** Where every node serves whoever comes to it. */
  public static Admission of(int inWork, int queue) {
    return new Admission(inWork, queue, false);
  }
}
