package dev.plenum.exam.domain.attempt;

import io.vavr.collection.HashMap;
import io.vavr.collection.TreeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All attempts, one a student.
 *
 * @param ending attempts whose time runs, by their end, so that finding those that are over costs
 *     nothing while none is; each as {@code milliseconds/student}
 * @param handedIn how many are
 * @param terminated how many are
 * @param paused how many are
 */
public record Attempts(
    HashMap<String, Attempt> byStudent,
    TreeSet<String> ending,
    int handedIn,
    int terminated,
    int paused) {

  public static final Attempts NONE = new Attempts(HashMap.empty(), TreeSet.empty(), 0, 0, 0);

  private static final int DIGITS = 16;

  public @Nullable Attempt of(String student) {
    return byStudent.getOrElse(student, null);
  }

  public int size() {
    return byStudent.size();
  }

  /** Attempts whose time still runs. */
  public int running() {
    return ending.size();
  }

  /** Puts an attempt in place of the student's earlier one and keeps count. */
  public Attempts with(String student, Attempt next) {
    Attempt before = of(student);
    return new Attempts(
        byStudent.put(student, next),
        reindex(student, before, next),
        handedIn + one(next.handedIn()) - one(before != null && before.handedIn()),
        terminated + one(next.terminated()) - one(before != null && before.terminated()),
        paused + one(next.paused()) - one(before != null && before.paused()));
  }

  /** Students whose time was over before {@code millis}, the longest over first. */
  public List<String> endedBefore(long millis, int most) {
    List<String> students = new ArrayList<>();
    for (String end : ending) {
      if (students.size() == most || Long.parseLong(end, 0, DIGITS, 10) >= millis) {
        break;
      }
      students.add(end.substring(DIGITS + 1));
    }
    return students;
  }

  private TreeSet<String> reindex(String student, @Nullable Attempt before, Attempt next) {
    boolean was = before != null && timed(before);
    if (before != null && was == timed(next) && before.endsAt().equals(next.endsAt())) {
      return ending;
    }
    TreeSet<String> without = before != null && was ? ending.remove(key(student, before)) : ending;
    return timed(next) ? without.add(key(student, next)) : without;
  }

  private static boolean timed(Attempt attempt) {
    return !attempt.handedIn() && !attempt.paused();
  }

  private static String key(String student, Attempt attempt) {
    return String.format(
        Locale.ROOT, "%0" + DIGITS + "d/%s", attempt.endsAt().toEpochMilli(), student);
  }

  private static int one(boolean counts) {
    return counts ? 1 : 0;
  }
}
