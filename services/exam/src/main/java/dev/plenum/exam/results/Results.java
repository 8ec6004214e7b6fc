package dev.plenum.exam.results;

import dev.plenum.exam.paper.Marks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The results of an exam with the names joined to them, as people see them.
 *
 * @param version of the marksheet that they are a picture of
 * @param publishedAt null where they are not published
 * @param seq ledger position up to which they are true
 * @param students in the order of the roll
 */
public record Results(
    String exam,
    String title,
    int version,
    @Nullable Instant publishedAt,
    long seq,
    List<Column> items,
    List<Student> students) {
  public Results {
    items = List.copyOf(items);
    students = students.stream().sorted(Comparator.comparingInt(Student::rollOrder)).toList();
  }

  /**
   * An item of the paper.
   *
   * @param min what a wrong answer gives; zero or less
   */
  public record Column(String id, String type, String text, Marks max, Marks min) {}

  /**
   * A student's result.
   *
   * @param state such as {@code handedIn}; also of those who never came
   * @param marks one an item, in the order of the paper; null where it was not asked
   * @param total of the items and the adjustment, before the penalty
   */
  public record Student(
      int rollOrder,
      String roll,
      String name,
      String state,
      List<@Nullable Marks> marks,
      Marks adjustment,
      Marks total,
      int penaltyPercent,
      Marks score,
      Marks max,
      @Nullable String comment,
      List<StrikeLine> strikes,
      List<String> explanations) {
    public Student {
      // List.copyOf takes no null.
      marks = Collections.unmodifiableList(new ArrayList<>(marks));
      strikes = List.copyOf(strikes);
      explanations = List.copyOf(explanations);
    }
  }

  /**
   * A strike and its evidence.
   *
   * @param incidentSeq ledger position of the report that led to it
   * @param state provisional, confirmed or dismissed
   * @param reviewer name of who looked at it
   */
  public record StrikeLine(
      int number,
      String kind,
      Instant at,
      int penaltyPercent,
      boolean terminate,
      String state,
      boolean drill,
      int ruleVersion,
      long incidentSeq,
      @Nullable String reviewer,
      @Nullable String reason) {}
}
