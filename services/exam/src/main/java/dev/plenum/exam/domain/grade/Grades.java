package dev.plenum.exam.domain.grade;

import io.vavr.collection.HashMap;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How far grading has come.
 *
 * @param keyVersion of the key in force; 1 is the paper's own
 * @param pending students whose attempt is to be graded, or graded again
 */
public record Grades(
    int keyVersion,
    HashMap<String, Grade> byStudent,
    TreeSet<String> pending,
    Vector<KeyChange> changes) {

  public static final Grades NONE = new Grades(1, HashMap.empty(), TreeSet.empty(), Vector.empty());

  /** Most key changes of an exam, which bounds what is remembered of them. */
  public static final int MOST_CHANGES = 100;

  public @Nullable Grade of(String student) {
    return byStudent.getOrElse(student, null);
  }

  public boolean done() {
    return pending.isEmpty();
  }

  public Grades pending(String student) {
    return new Grades(keyVersion, byStudent, pending.add(student), changes);
  }

  /** Everybody is graded again by another key. */
  public Grades with(KeyChange change, TreeSet<String> everybody) {
    return new Grades(change.version(), byStudent, everybody, changes.append(change));
  }

  /**
   * Takes a grade in; what a new key changed is written down beside that key.
   *
   * @param score of the student by a grade
   */
  public Grades with(String student, Grade grade, List<String> items, ToLongFunction<Grade> score) {
    Grade before = of(student);
    Vector<KeyChange> noted = changes;
    if (before != null
        && before.keyVersion() < grade.keyVersion()
        && !before.marks().equals(grade.marks())) {
      long was = score.applyAsLong(before);
      long is = score.applyAsLong(grade);
      for (int i = 0; i < items.size(); i++) {
        var difference =
            new KeyChange.Difference(before.marks().get(i), grade.marks().get(i), was, is);
        noted = noting(noted, student, items.get(i), grade.keyVersion(), difference);
      }
    }
    return new Grades(keyVersion, byStudent.put(student, grade), pending.remove(student), noted);
  }

  private static Vector<KeyChange> noting(
      Vector<KeyChange> changes,
      String student,
      String item,
      int version,
      KeyChange.Difference difference) {
    if (difference.before() == difference.after()) {
      return changes;
    }
    int place =
        changes.lastIndexWhere(change -> change.item().equals(item) && change.version() <= version);
    return place < 0
        ? changes
        : changes.update(place, changes.get(place).with(student, difference));
  }
}
