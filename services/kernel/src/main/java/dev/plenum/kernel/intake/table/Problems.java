package dev.plenum.kernel.intake.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong while a file is read, so that a person corrects it once and not ten times.
 */
public final class Problems {
  /** Nobody reads more, and a hostile file must not fill the memory with complaints. */
  public static final int MOST = 200;

  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int more;

  public void add(String where, String found, String rule) {
    if (problems.size() < MOST) {
      problems.add(new Problem(where, found, rule));
    } else {
      more++;
    }
  }

  public void addAll(List<Problem> found) {
    found.forEach(problem -> add(problem.where(), problem.found(), problem.rule()));
  }

  /** Something that was left out without making the file wrong. */
  public void note(String text) {
    if (notes.size() < MOST && !notes.contains(text)) {
      notes.add(text);
    }
  }

  public boolean none() {
    return problems.isEmpty();
  }

  public List<String> notes() {
    return List.copyOf(notes);
  }

  public List<Problem> list() {
    List<Problem> all = new ArrayList<>(problems);
    if (more > 0) {
      all.add(new Problem("the rest", "", more + " more problems are not listed"));
    }
    return List.copyOf(all);
  }
}
