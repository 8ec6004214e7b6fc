package dev.plenum.exam.http;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.grade.KeyChange;
import dev.plenum.kernel.clock.Iso;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * A replaced key and whom it gave other marks.
 *
 * @param done whether everybody is graded by it
 */
public record KeyChangeView(
    int version,
    String item,
    String reason,
    String by,
    String at,
    boolean done,
    List<Changed> differences,
    long seq) {

  /**
   * Somebody's marks for the item, and the score after penalties.
   *
   * @param difference of the marks
   */
  public record Changed(
      String roll,
      String name,
      BigDecimal before,
      BigDecimal after,
      BigDecimal difference,
      BigDecimal scoreBefore,
      BigDecimal scoreAfter) {}

  public static List<KeyChangeView> of(Exam exam, People people) {
    boolean done = exam.grades().done();
    return exam.grades().changes().map(change -> of(change, done, people)).asJava();
  }

  private static KeyChangeView of(KeyChange change, boolean done, People people) {
    return new KeyChangeView(
        change.version(),
        change.item(),
        change.reason(),
        people.of(change.by()).name(),
        Iso.time(change.at()),
        done,
        change
            .differences()
            .toJavaStream()
            .map(entry -> changed(people.of(entry._1()), entry._2()))
            .sorted(Comparator.comparing(Changed::roll))
            .toList(),
        change.seq());
  }

  private static Changed changed(People.Person person, KeyChange.Difference difference) {
    return new Changed(
        person.roll(),
        person.name(),
        Names.marks(difference.before()),
        Names.marks(difference.after()),
        Names.marks(difference.after() - difference.before()),
        Names.marks(difference.scoreBefore()),
        Names.marks(difference.scoreAfter()));
  }
}
