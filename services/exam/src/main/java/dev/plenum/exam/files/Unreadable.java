package dev.plenum.exam.files;

/** A file of which nothing can be read: one problem says it all. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Unreadable(String where, String found, String rule) {
    super(rule);
    this.problem = new Problem(where, found, rule);
  }

  Problem problem() {
    return problem;
  }
}
