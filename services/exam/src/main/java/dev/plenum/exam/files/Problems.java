package dev.plenum.exam.files;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong while a file is read, so that a person corrects it once and not ten times.
 */
final class Problems {
  /** Nobody reads more, and a hostile file must not fill the memory with complaints. */
  static final int MOST = 200;

  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int more;

  void add(String where, String found, String rule) {
    if (problems.size() < MOST) {
      problems.add(new Problem(where, found, rule));
    } else {
      more++;
    }
  }

  void addAll(List<Problem> found) {
    found.forEach(problem -> add(problem.where(), problem.found(), problem.rule()));
  }

  /** Something that was left out without making the paper wrong. */
  void note(String text) {
    if (notes.size() < MOST && !notes.contains(text)) {
      notes.add(text);
    }
  }

  boolean none() {
    return problems.isEmpty();
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  List<Problem> list() {
    List<Problem> all = new ArrayList<>(problems);
    if (more > 0) {
      all.add(new Problem("the rest", "", more + " more problems are not listed"));
    }
    return List.copyOf(all);
  }
}
