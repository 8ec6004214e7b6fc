package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.AttemptEvent.AnswerSaved;
import dev.plenum.exam.domain.AttemptEvent.LateAnswerKept;
import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.domain.attempt.LateAnswer;
import dev.plenum.exam.domain.roster.ExtraTime;
import dev.plenum.exam.domain.roster.Role;
import dev.plenum.exam.domain.roster.RosterLine;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Question;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnswerDeciderTest {
  private static final long END = Plans.DURATION.toMillis();
  private static final long GRACE = Plans.GRACE.toMillis();

  /** E6: milliseconds relative to the end, whether the answer was decided before the hand-in. */
  @ParameterizedTest
  @CsvSource({
    "-1,   before, onTime",
    "0,    before, onTime",
    "1,    before, onTime",
    "1999, before, onTime",
    "2000, before, onTime",
    "2001, before, late",
    "-1,   after,  onTime",
    "0,    after,  onTime",
    "2000, after,  onTime",
    "2001, after,  late",
    "60000,after,  late",
  })
  void theVerdictOfTheDeadlineDependsOnReceiptAlone(long after, String handIn, String verdict) {
    Scenario scenario = sitting();
    if (handIn.equals("after")) {
      scenario.at(END + GRACE + 250).tick().tick();
      assertThat(scenario.attempt("s0").handedIn()).isTrue();
    }
    scenario.at(END + after).when(Scenario.answer("s0", "q1", "b"));
    if (verdict.equals("onTime")) {
      assertThat(scenario.event(AnswerSaved.class).receivedAt()).isEqualTo(scenario.now());
    } else {
      LateAnswerKept late = scenario.event(LateAnswerKept.class);
      assertThat(late.lateMillis()).isEqualTo(after);
      assertThat(late.cause()).isEqualTo(LateAnswer.Cause.EXAM_OVER);
    }
    scenario.finish();
    assertThat(scenario.score("s0")).isEqualTo(verdict.equals("onTime") ? 200 : 0);
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  /** The same table for one item's own timer of 30 s. */
  @ParameterizedTest
  @CsvSource({"-1, true", "0, true", "2000, true", "2001, false"})
  void theVerdictOfAnItemsTimerIsTheSame(long after, boolean onTime) {
    Scenario scenario =
        Scenario.open(Plans.timed(Duration.ofSeconds(30)), Plans.choices(5), 1)
            .given(Scenario.begin("s0"));
    String first = scenario.items("s0").getFirst();
    scenario.at(30_000 + after).when(Scenario.answer("s0", first, "b"));
    if (onTime) {
      assertThat(scenario.events().getFirst()).isInstanceOf(AnswerSaved.class);
    } else {
      assertThat(scenario.event(LateAnswerKept.class).cause())
          .isEqualTo(LateAnswer.Cause.ITEM_OVER);
    }
  }

  /** Extra time by factor and by minutes moves the deadline, for the item's timer in proportion. */
  @ParameterizedTest
  @CsvSource({
    "0,  1000, 1200000, 30000",
    "0,  1250, 1500000, 37500",
    "10, 1000, 1800000, 45000",
    "10, 1250, 2100000, 52500",
    "0,  1333, 1599600, 39990",
  })
  void extraTimeMovesEveryDeadline(int minutes, int permille, long whole, long item) {
    var extra = new ExtraTime(Duration.ofMinutes(minutes).toMillis(), permille);
    var roster = List.of(new RosterLine("s0", Role.STUDENT, 0, extra));
    Scenario untimed =
        Scenario.ready(Plans.open(), Plans.choices(2), roster)
            .given(new SetupCommand.OpenExam(null))
            .given(Scenario.begin("s0"));
    assertThat(untimed.attempt("s0").endsAt()).isEqualTo(Scenario.T0.plusMillis(whole));
    untimed.at(whole + GRACE).given(Scenario.answer("s0", "q1", "b"));
    assertThat(untimed.events().getFirst()).isInstanceOf(AnswerSaved.class);
    untimed.at(whole + GRACE + 1).given(Scenario.answer("s0", "q2", "b"));
    assertThat(untimed.events().getFirst()).isInstanceOf(LateAnswerKept.class);
    Scenario timed =
        Scenario.ready(Plans.timed(Duration.ofSeconds(30)), Plans.choices(2), roster)
            .given(new SetupCommand.OpenExam(null))
            .given(Scenario.begin("s0"));
    String first = timed.items("s0").getFirst();
    timed.at(item + GRACE).given(Scenario.answer("s0", first, "b"));
    assertThat(timed.events().getFirst()).isInstanceOf(AnswerSaved.class);
    timed.at(item + GRACE + 1).given(Scenario.answer("s0", first, "b"));
    assertThat(timed.events().getFirst()).isInstanceOf(LateAnswerKept.class);
  }

  @Test
  void nothingCountsThatArrivesAfterTheStudentHandedIn() {
    Scenario scenario =
        sitting()
            .at(1000)
            .given(Scenario.handIn("s0"))
            .at(999)
            .given(Scenario.answer("s0", "q1", "b"));
    assertThat(scenario.events().getFirst()).isInstanceOf(AnswerSaved.class);
    scenario.at(1000).given(Scenario.answer("s0", "q2", "b"));
    assertThat(scenario.event(LateAnswerKept.class).cause()).isEqualTo(LateAnswer.Cause.HANDED_IN);
    scenario.finish();
    assertThat(scenario.score("s0")).isEqualTo(200);
  }

  @Test
  void aPageThatHandsInAtTheEndLeavesTheGraceToAnswersOnTheirWay() {
    Scenario scenario =
        sitting()
            .at(END - 100)
            .given(new AttemptCommand.HandIn("s0", "laptop", HandInMode.AUTOMATIC))
            .at(END + 500)
            .given(Scenario.answer("s0", "q1", "b"));
    assertThat(scenario.events().getFirst()).isInstanceOf(AnswerSaved.class);
  }

  @Test
  void theLastAnswerInTimeCountsAndABlankTakesItBack() {
    Scenario scenario =
        sitting()
            .given(Scenario.answer("s0", "q1", "a"))
            .given(Scenario.answer("s0", "q1", "b"))
            .given(Scenario.answer("s0", "q2", "b"))
            .given(Scenario.answer("s0", "q2", new Answer.Blank()))
            .given(Scenario.answer("s0", "q3", "a"))
            .finish();
    assertThat(scenario.score("s0")).isEqualTo(200 - 50);
  }

  @Test
  void anItemThatHasNotHadItsTurnCannotBeAnswered() {
    Scenario scenario =
        Scenario.open(Plans.timed(Duration.ofSeconds(30)), Plans.choices(5), 1)
            .given(Scenario.begin("s0"));
    String second = scenario.items("s0").get(1);
    scenario
        .at(29_999)
        .when(Scenario.answer("s0", second, "b"))
        .thenRefused(Reason.NotCurrent)
        .at(30_000)
        .when(Scenario.answer("s0", second, "b"))
        .thenAccepted();
  }

  @Test
  void afterGoingOnEarlyTheLastItemKeepsTheGraceAndTheNextIsOpenOnEveryNode() {
    Scenario scenario =
        Scenario.open(Plans.timed(Duration.ofSeconds(30)), Plans.choices(5), 1)
            .given(Scenario.begin("s0"));
    List<String> items = scenario.items("s0");
    scenario.at(10_000).given(new AttemptCommand.AdvanceItem("s0", items.get(0)));
    scenario.at(12_000).given(Scenario.answer("s0", items.get(0), "b"));
    assertThat(scenario.events().getFirst()).isInstanceOf(AnswerSaved.class);
    // Another node, whose clock is behind.
    scenario.at(9_995).given(Scenario.answer("s0", items.get(1), "b"));
    assertThat(scenario.events().getFirst()).isInstanceOf(AnswerSaved.class);
    scenario.at(12_001).given(Scenario.answer("s0", items.get(0), "c"));
    assertThat(scenario.events().getFirst()).isInstanceOf(LateAnswerKept.class);
  }

  @Test
  void whilePausedAnswersMustWaitButForTheGrace() {
    Scenario scenario = sitting().at(5_000).given(new ConductCommand.PauseAttempt("s0")).at(7_000);
    scenario.given(Scenario.answer("s0", "q1", "b"));
    scenario.at(7_001).when(Scenario.answer("s0", "q1", "b")).thenRefused(Reason.Paused);
  }

  @Test
  void whoeverWasEndedCanStillLeaveEvidence() {
    Scenario scenario =
        sitting()
            .at(5_000)
            .given(new ConductCommand.TerminateAttempt("s0", "spoke with a neighbour"))
            .at(5_001)
            .given(Scenario.answer("s0", "q1", "b"));
    assertThat(scenario.event(LateAnswerKept.class).cause()).isEqualTo(LateAnswer.Cause.TERMINATED);
  }

  @Test
  void lateAnswersAreKeptUpToABoundAndTheLastOneStands() {
    Scenario scenario = sitting().at(END + 5_000);
    for (int i = 0; i < LateAnswer.MOST; i++) {
      scenario.given(Scenario.answer("s0", "q1", "a"));
    }
    scenario.when(Scenario.answer("s0", "q1", "b")).thenRefused(Reason.TooLate);
    assertThat(scenario.attempt("s0").late().get("q1").get().times()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "single,   'a',      accepted",
    "single,   'a b',    AnswerInvalid",
    "single,   'z',      AnswerInvalid",
    "single,   '',       accepted",
    "multiple, 'a b',    accepted",
    "multiple, 'a a',    AnswerInvalid",
    "truth,    'true',   accepted",
    "truth,    'text',   AnswerInvalid",
    "numeric,  'text',   accepted",
    "essay,    'text',   accepted",
    "essay,    'toolong',AnswerInvalid",
    "essay,    'a',      AnswerInvalid",
  })
  void anAnswerMustFitItsItem(String type, String given, String reason) {
    Question question =
        switch (type) {
          case "single" -> Plans.single("b");
          case "multiple" ->
              new Question.MultipleChoice(
                  ((Question.SingleChoice) Plans.single("b")).choices(),
                  List.of("a"),
                  Question.Scoring.PARTIAL);
          case "truth" -> new Question.TrueFalse(true);
          case "numeric" -> new Question.Numeric("1", "0");
          default -> new Question.Essay(5);
        };
    Answer answer =
        switch (given) {
          case "true" -> new Answer.Truth(true);
          case "text" -> new Answer.Text("text");
          case "toolong" -> new Answer.Text("123456");
          case "" -> new Answer.Chosen(List.of());
          default -> new Answer.Chosen(List.of(given.split(" ")));
        };
    Scenario scenario =
        Scenario.open(Plans.open(), Plans.paper(Plans.item("q1", question)), 1)
            .given(Scenario.begin("s0"))
            .when(Scenario.answer("s0", "q1", answer));
    assertThat(scenario.reason()).isEqualTo(reason);
    assertThat(scenario.field()).isEqualTo(reason.equals("accepted") ? "accepted" : "answer");
  }

  @Test
  void nobodyAnswersBeforeTheBeginningOrFromOutside() {
    Scenario.open(Plans.open(), Plans.choices(1), 1)
        .when(Scenario.answer("s0", "q1", "b"))
        .thenRefused(Reason.NotBegun)
        .when(Scenario.answer("stranger", "q1", "b"))
        .thenRefused(Reason.NotOnRoster)
        .given(Scenario.begin("s0"))
        .when(Scenario.answer("s0", "q9", "b"))
        .thenRefused(Reason.UnknownItem);
  }

  private static Scenario sitting() {
    return Scenario.open(Plans.open(), Plans.choices(3), 1).given(Scenario.begin("s0"));
  }
}
