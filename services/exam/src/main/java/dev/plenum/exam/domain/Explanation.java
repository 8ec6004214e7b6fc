package dev.plenum.exam.domain;

import dev.plenum.exam.domain.attempt.Attempt;
import dev.plenum.exam.domain.grade.ScoreLine;
import dev.plenum.exam.domain.sheet.Mark;
import dev.plenum.exam.grading.Graded;
import dev.plenum.exam.grading.Grader;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a mark is what it is, in words that point into the ledger. */
public final class Explanation {
  private Explanation() {}

  /**
   * Why an item has its marks.
   *
   * @param byKey what the key says of the answer
   * @param enteredSeq ledger position of the marks that a person entered instead; null where none
   *     did
   * @param answerSeq ledger position of the answer; null where there is none
   */
  public record Why(Graded byKey, @Nullable Long enteredSeq, @Nullable Long answerSeq) {

    String text() {
      return (enteredSeq == null ? "" : "entered by a person, entry seq " + enteredSeq + "; ")
          + byKey.explanation()
          + (answerSeq == null ? "" : ", answer seq " + answerSeq);
    }
  }

  /**
   * Why an item has its marks.
   *
   * @param item with the key by which it was marked
   * @param asOf ledger position after which nothing is looked at
   */
  public static Why why(Exam exam, String student, Item item, long asOf) {
    Mark entered = exam.sheet().row(student).cell(item.id()).counting();
    Attempt attempt = exam.attempt(student);
    Answer answer = attempt == null ? null : attempt.answerAsOf(item.id(), asOf);
    return new Why(
        Grader.grade(item, answer),
        entered == null || entered.seq() > asOf ? null : (Long) entered.seq(),
        attempt == null || answer == null ? null : (Long) attempt.answerSeqAsOf(item.id(), asOf));
  }

  /** The same in English, for the workbook and whoever has no page. */
  public static String of(Exam exam, String student, Item item, long hundredths, long asOf) {
    return of(item, hundredths, why(exam, student, item, asOf));
  }

  /** The same of what is known already. */
  public static String of(Item item, long hundredths, Why why) {
    return "item " + item.id() + ": " + new Marks(hundredths).text() + ", " + why.text();
  }

  /** Every line of a student's score as it stands now; null for whoever has none. */
  public static @Nullable List<String> lines(Exam exam, String student) {
    ScoreLine line = ScoreSheet.line(exam, student);
    var paper = exam.papers().paper();
    if (line == null || paper == null) {
      return null;
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < paper.items().size(); i++) {
      lines.add(of(exam, student, paper.items().get(i), line.marks().get(i), Long.MAX_VALUE));
    }
    if (line.adjustment() != 0) {
      lines.add("adjustment: " + new Marks(line.adjustment()).text());
    }
    lines.add("total: " + new Marks(line.total()).text());
    lines.addAll(penalty(exam, student, line));
    lines.add("score: " + new Marks(line.score()).text());
    return lines;
  }

  private static List<String> penalty(Exam exam, String student, ScoreLine line) {
    Attempt attempt = exam.attempt(student);
    List<String> lines = new ArrayList<>();
    if (attempt != null) {
      attempt
          .conduct()
          .strikes()
          .forEach(strike ->
              lines.add(
                  "strike %d: %s, %s, evidence seq %d, rules version %d"
                      .formatted(
                          strike.number(),
                          strike.kind(),
                          strike.state(),
                          strike.incidentSeq(),
                          strike.ruleVersion())));
    }
    if (line.penaltyPercent() > 0) {
      lines.add("penalty: " + line.penaltyPercent() + " %");
    }
    return lines;
  }
}
