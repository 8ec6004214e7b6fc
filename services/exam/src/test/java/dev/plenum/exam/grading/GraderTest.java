package dev.plenum.exam.grading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.grading.Graded.Outcome;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Question;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GraderTest {
  private static final List<Choice> CHOICES =
      Stream.of("a", "b", "c", "d", "e").map(id -> new Choice(id, "Text " + id, null)).toList();

  @ParameterizedTest
  @CsvSource({"b, 300, RIGHT", "a, -100, WRONG", "'', 0, BLANK"})
  void aSingleChoiceIsRightWrongOrBlank(String chosen, long hundredths, Outcome outcome) {
    Graded graded = Grader.grade(item(new Question.SingleChoice(CHOICES, "b")), chosen(chosen));
    assertThat(graded.marks()).isEqualTo(new Marks(hundredths));
    assertThat(graded.outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    // right, chosen, all or nothing, partial
    "a b c, a b c,     300,  300",
    "a b c, c a b,     300,  300",
    "a b c, a b,       -100, 200",
    "a b c, a,         -100, 100",
    "a b c, a b c d,   -100, 200",
    "a b c, a d,       -100, 0",
    "a b c, d e,       -100, -100",
    "a b c, a d e,     -100, -100",
    "a b c, a b c d e, -100, 100",
    "a b c, '',        0,    0",
    "'',    '',        300,  300",
    "'',    a,         -100, -100",
    "a b c d e, a,     -100, 60",
  })
  void aMultipleChoiceIsScoredAsItsItemSays(
      String right, String chosen, long strict, long partial) {
    for (Question.Scoring scoring : Question.Scoring.values()) {
      Item item = item(new Question.MultipleChoice(CHOICES, ids(right), scoring));
      long expected = scoring == Question.Scoring.PARTIAL ? partial : strict;
      assertThat(Grader.grade(item, chosen(chosen)).marks().hundredths()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "25, -25, -25", "100, -75, -100", "300, -75, -150"})
  void wrongChoicesTakeMarksOffAsFarAsThePenaltyOfTheItem(long penalty, long one, long two) {
    List<String> key = List.of("a", "b", "c", "d");
    Item item =
        new Item(
            "q",
            "Which?",
            List.of(),
            Marks.whole(3),
            new Marks(penalty),
            new Question.MultipleChoice(
                Stream.of("a", "b", "c", "d", "e", "f")
                    .map(id -> new Choice(id, "Text " + id, null))
                    .toList(),
                key,
                Question.Scoring.PARTIAL));
    assertThat(Grader.grade(item, chosen("e")).marks().hundredths()).isEqualTo(one);
    assertThat(Grader.grade(item, chosen("e f")).marks().hundredths()).isEqualTo(two);
    assertThat(Grader.grade(item, chosen("a e")).marks()).isEqualTo(Marks.ZERO);
    assertThat(Grader.grade(item, chosen("")).marks()).isEqualTo(Marks.ZERO);
  }

  @Test
  void sharesAreRoundedHalfUpToAHundredth() {
    Item item =
        new Item(
            "q",
            "Which?",
            List.of(),
            new Marks(100),
            Marks.ZERO,
            new Question.MultipleChoice(CHOICES, List.of("a", "b", "c"), Question.Scoring.PARTIAL));
    assertThat(Grader.grade(item, chosen("a")).marks().hundredths()).isEqualTo(33);
    assertThat(Grader.grade(item, chosen("a b")).marks().hundredths()).isEqualTo(67);
  }

  @ParameterizedTest
  @CsvSource({
    "3.14, 0.01, 3.14,   true",
    "3.14, 0.01, '3,15', true",
    "3.14, 0.01, 3.13,   true",
    "3.14, 0.01, 3.1299, false",
    "3.14, 0,    3.140,  true",
    "0.1,  0,    .1,     true",
    "1000, 0,    1e3,    true",
    "-5,   0,    '\u22125',  true",
    "5,    0,    ' +5 ', true",
    "-5,   0,    '\u2013 5', true",
    "1234.5, 0,  '1\u00a0234,5', true",
    "1234.5, 0,  '\uff11\uff12\uff13\uff14\uff0e\uff15', true",
    "5,    0,    6,      false",
  })
  void aNumberIsRightWithinItsTolerance(
      String right, String tolerance, String typed, boolean isRight) {
    Graded graded =
        Grader.grade(item(new Question.Numeric(right, tolerance)), new Answer.Text(typed));
    assertThat(graded.outcome()).isEqualTo(isRight ? Outcome.RIGHT : Outcome.WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"five", "1e999999999", "0x5", "NaN", "5 m", "5\u00b2", "-", "5 6"})
  void whatIsNoNumberCountsAsNotAnsweredAndTakesNoMarksOff(String typed) {
    Graded graded = Grader.grade(item(new Question.Numeric("5", "0")), new Answer.Text(typed));
    assertThat(graded.outcome()).isEqualTo(Outcome.UNREAD);
    assertThat(graded.marks()).isEqualTo(Marks.ZERO);
    assertThat(graded.explanation())
        .isEqualTo("\"%s\" is no number and counts as not answered, right 5", typed);
  }

  @ParameterizedTest
  @CsvSource({
    "Ohm,       ohm,            false, true",
    "Ohm,       ohm,            true,  false",
    "Ohm,       '  Ohm ',       true,  true",
    "New York,  'new   york',   false, true",
    "*gauss*,   Carl Gauss II,  false, true",
    "gauss,     Carl Gauss,     false, false",
    "a*b*c,     aXXbYYc,        false, true",
    "a*b*c,     aXXcYYb,        false, false",
    "Straße,    STRASSE,        false, true",
    "caf\u00e9, cafe\u0301,     true,  true",
    "*,         anything,       false, true",
    "(a+)+$,    aaaaaaaaaaaa!,  false, false",
  })
  void aShortTextIsComparedAsPeopleDo(
      String accepted, String typed, boolean caseSensitive, boolean isRight) {
    Item item = item(new Question.ShortText(List.of("never", accepted), caseSensitive));
    assertThat(Grader.grade(item, new Answer.Text(typed)).outcome())
        .isEqualTo(isRight ? Outcome.RIGHT : Outcome.WRONG);
  }

  @Test
  void aHostilePatternCostsNoMoreThanItsLength() {
    Item item = item(new Question.ShortText(List.of("*a".repeat(100) + "b"), false));
    assertThat(Grader.grade(item, new Answer.Text("a".repeat(500))).outcome())
        .isEqualTo(Outcome.WRONG);
  }

  @Test
  void anEssayWaitsForAPersonAndNothingIsBlank() {
    Item essay = item(new Question.Essay(1000));
    assertThat(Grader.grade(essay, new Answer.Text("Because.")).outcome())
        .isEqualTo(Outcome.WAITING);
    assertThat(Grader.grade(essay, null).outcome()).isEqualTo(Outcome.BLANK);
    for (Question question :
        List.of(
            new Question.TrueFalse(true),
            new Question.Numeric("1", "0"),
            new Question.ShortText(List.of("x"), false))) {
      assertThat(Grader.grade(item(question), null).outcome()).isEqualTo(Outcome.BLANK);
      assertThat(Grader.grade(item(question), new Answer.Blank()).outcome())
          .isEqualTo(Outcome.BLANK);
      assertThat(Grader.grade(item(question), chosen("a")).outcome()).isEqualTo(Outcome.BLANK);
    }
  }

  @Test
  void theReasonSaysWhatWasAnsweredAndWhatIsRight() {
    assertThat(
            Grader.grade(item(new Question.SingleChoice(CHOICES, "b")), chosen("a")).explanation())
        .isEqualTo("chosen a, right b");
    assertThat(
            Grader.grade(item(new Question.TrueFalse(true)), new Answer.Truth(false)).explanation())
        .isEqualTo("answered false, right true");
    assertThat(
            Grader.grade(item(new Question.Numeric("2", "0.5")), new Answer.Text("2.5"))
                .explanation())
        .isEqualTo("answered \"2.5\", right 2 within 0.5");
  }

  /** Three marks, one mark off for a wrong answer. */
  private static Item item(Question question) {
    return new Item("q", "Which?", List.of(), Marks.whole(3), Marks.whole(1), question);
  }

  private static Answer chosen(String spaced) {
    return new Answer.Chosen(ids(spaced));
  }

  private static List<String> ids(String spaced) {
    return spaced.isBlank() ? List.of() : List.of(spaced.trim().split(" "));
  }
}
