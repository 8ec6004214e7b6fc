package dev.plenum.kernel.intake.table;

/** A file of which nothing can be read: one problem says it all. */
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public Unreadable(String where, String found, String rule) {
    super(rule);
    this.problem = new Problem(where, found, rule);
  }

  public Problem problem() {
    return problem;
  }
}
