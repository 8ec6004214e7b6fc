package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.SheetCommand.EnterMarks;
import dev.plenum.exam.domain.SheetCommand.GrantSheet;
import dev.plenum.exam.domain.SheetCommand.MarkRow;
import dev.plenum.exam.domain.grade.KeyChange;
import dev.plenum.exam.domain.sheet.Grant;
import dev.plenum.exam.domain.sheet.Sheet;
import dev.plenum.exam.domain.sheet.SheetStep;
import dev.plenum.exam.domain.sheet.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SheetDeciderTest {
  private static final Token FIRST = new Token(1, 7);

  @Test
  void whoHoldsTheSheetEntersMarksAndThenTheNextDoes() {
    Scenario scenario =
        graded()
            .as("ada")
            .given(new SheetCommand.RequestSheet())
            .given(new GrantSheet(FIRST, "ada"))
            .as("ben")
            .given(new SheetCommand.RequestSheet())
            .when(new GrantSheet(new Token(1, 8), "ben"))
            .thenRefused(Reason.SheetHeld)
            .as("ada")
            .given(enter(FIRST, 0, row("q1", 150)))
            .given(new SheetCommand.ReleaseSheet(FIRST))
            .as("ben")
            .given(new GrantSheet(new Token(1, 8), "ben"))
            .given(enter(new Token(1, 8), 9, row(null, 25)));
    assertThat(scenario.score("s0")).isEqualTo(150 + 25);
    assertThat(scenario.state().sheet().history().map(SheetStep::what).map(Enum::name))
        .containsExactly("REQUEST", "REPLY", "REQUEST", "ENTER", "RELEASE", "REPLY", "ENTER");
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  @Test
  void whereSomebodyEnteredMarksTheScoreDoesNotFollowAReplacedKey() {
    Scenario scenario =
        graded()
            .as("ada")
            .given(new GrantSheet(FIRST, "ada"))
            .given(enter(FIRST, 0, row("q1", 150)));
    scenario.given(new GradeCommand.ReplaceKey("q1", Plans.single("a"), "misprint")).settle();
    assertThat(scenario.state().grades().changes().get(0).differences().toJavaMap())
        .containsEntry("s0", new KeyChange.Difference(200, -50, 150, 150));
  }

  /** K16: the holder sleeps past the lease, the next one edits, and the first one's write… */
  @Test
  void aSleepersWriteIsRefusedAHundredTimesOfAHundredWithTheDifference() {
    Scenario scenario = graded();
    for (int i = 1; i <= 100; i++) {
      Token sleeper = new Token(1 + i / 50, 2L * i);
      Token next = new Token(1 + i / 50, 2L * i + 1);
      scenario
          .as("ada")
          .given(new GrantSheet(sleeper, "ada"))
          .after(Grant.LEASE.plusMillis(1))
          .as("ben")
          .given(new GrantSheet(next, "ben"))
          .given(enter(next, 1_000, row("q1", i)));
      Exam before = scenario.state();
      List<MarkRow> rows = List.of(row("q1", 200), row("q2", 0));
      scenario.as("ada").when(new EnterMarks(sleeper, 1_000, rows)).thenRefused(Reason.StaleToken);
      assertThat(scenario.state()).isSameAs(before);
      assertThat(SheetDifference.of(before, rows))
          .containsExactly(new SheetDifference("s0", "q1", i, 200));
      scenario.as("ben").given(new SheetCommand.ReleaseSheet(next));
    }
    assertThat(scenario.score("s0")).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"0, accepted", "30000, accepted", "30001, StaleToken", "60000, StaleToken"})
  void aLeaseEndsAfterThirtySecondsOfSilenceWhetherOrNotTheClockSaidSo(
      long silence, String reason) {
    for (boolean tick : new boolean[] {false, true}) {
      Scenario scenario = held().after(java.time.Duration.ofMillis(silence));
      if (tick) {
        scenario.tick();
      }
      scenario.as("ada").when(enter(FIRST, 100, row("q1", 10)));
      assertThat(scenario.reason()).isEqualTo(reason);
    }
  }

  @Test
  void aRenewedLeaseLastsAndAnExpiredOneIsToldInTheHistory() {
    Scenario scenario =
        held()
            .after(Grant.LEASE)
            .given(new SheetCommand.RenewSheet(FIRST))
            .after(Grant.LEASE)
            .given(new SheetCommand.RenewSheet(FIRST))
            .after(Grant.LEASE.plusMillis(1))
            .tick();
    assertThat(scenario.state().sheet().grant()).isNull();
    assertThat(scenario.state().sheet().history().last().what()).isEqualTo(SheetStep.What.EXPIRED);
    scenario.when(new SheetCommand.RenewSheet(FIRST)).thenRefused(Reason.StaleToken);
  }

  @Test
  void noTokenIsGoodThatIsNotGreaterThanAllBefore() {
    Scenario scenario = held().given(new SheetCommand.ReleaseSheet(FIRST));
    for (Token old : List.of(FIRST, new Token(1, 6), new Token(0, 99), Token.NONE)) {
      scenario.when(new GrantSheet(old, "ben")).thenRefused(Reason.StaleToken);
    }
    scenario.given(new GrantSheet(new Token(2, 1), "ben"));
  }

  @Test
  void onesOwnOldTokenIsNoTokenEither() {
    Token second = new Token(1, 8);
    held()
        .given(new SheetCommand.ReleaseSheet(FIRST))
        .given(new GrantSheet(second, "ada"))
        .when(enter(FIRST, 100, row("q1", 10)))
        .thenRefused(Reason.StaleToken)
        .when(new SheetCommand.RenewSheet(FIRST))
        .thenRefused(Reason.StaleToken)
        .when(new SheetCommand.ReleaseSheet(FIRST))
        .thenRefused(Reason.StaleToken)
        .given(enter(second, 100, row("q1", 10)));
  }

  @Test
  void anotherPersonsTokenIsNoTokenAndABrokenOneNeither() {
    Scenario scenario = held();
    scenario
        .as("ben")
        .when(enter(FIRST, 100, row("q1", 10)))
        .thenRefused(Reason.StaleToken)
        .when(new SheetCommand.ReleaseSheet(FIRST))
        .thenRefused(Reason.StaleToken)
        .as("admin")
        .given(new SheetCommand.BreakSheet("left for the day"))
        .as("ada")
        .when(enter(FIRST, 100, row("q1", 10)))
        .thenRefused(Reason.StaleToken)
        .when(new SheetCommand.BreakSheet("nobody"))
        .thenRefused(Reason.NotHeld);
    assertThat(scenario.state().sheet().history().last().note()).isEqualTo("left for the day");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwrittenBlindly() {
    Scenario scenario = held().given(enter(FIRST, 100, row("q1", 150)));
    scenario.given(new SheetCommand.ReleaseSheet(FIRST)).as("ben");
    Token second = new Token(1, 8);
    int seen = scenario.state().sheet().version();
    scenario
        .given(new GrantSheet(second, "ben"))
        .when(enter(second, seen - 1, row("q1", 10)))
        .thenRefused(Reason.SheetMoved)
        .given(enter(second, seen - 1, row("q1", 150)))
        .given(enter(second, seen, row("q1", 10)))
        .given(enter(second, seen, row("q1", 20)));
    assertThat(scenario.score("s0")).isEqualTo(20);
  }

  @Test
  void marksAreInRangeAndComeAllOrNotAtAll() {
    Scenario scenario = held();
    Exam before = scenario.state();
    scenario
        .when(enter(FIRST, 100, row("q1", 201)))
        .thenRefused(Reason.MarksOutOfRange)
        .when(enter(FIRST, 100, row("q2", 100), row("q1", -51)))
        .thenRefused(Reason.MarksOutOfRange)
        .when(enter(FIRST, 100, row("q1", 1), row("q1", 2)))
        .thenRefused(Reason.RowsInvalid)
        .when(enter(FIRST, 100))
        .thenRefused(Reason.RowsInvalid)
        .when(enter(FIRST, 100, new MarkRow("nobody", "q1", 1, null)))
        .thenRefused(Reason.NotOnRoster)
        .when(enter(FIRST, 100, row("q9", 1)))
        .thenRefused(Reason.UnknownItem)
        .when(enter(FIRST, 100, row(null, Long.MIN_VALUE)))
        .thenRefused(Reason.MarksOutOfRange)
        .when(enter(FIRST, 100, row("q1", Long.MAX_VALUE)))
        .thenRefused(Reason.MarksOutOfRange);
    assertThat(scenario.state()).isSameAs(before);
  }

  @Test
  void whileSomebodyEditsNothingIsPublished() {
    held()
        .when(new SetupCommand.PublishResults())
        .thenRefused(Reason.SheetHeld)
        .given(new SheetCommand.ReleaseSheet(FIRST))
        .given(new SetupCommand.PublishResults());
  }

  @Test
  void theLineIsKeptInOrderAndLeftByRequest() {
    Scenario scenario = graded();
    for (String who : List.of("ada", "ben", "cem")) {
      scenario.as(who).given(new SheetCommand.RequestSheet());
    }
    scenario
        .when(new SheetCommand.RequestSheet())
        .thenRefused(Reason.SheetRequestedAlready)
        .as("ben")
        .given(new SheetCommand.LeaveSheetLine())
        .when(new SheetCommand.LeaveSheetLine())
        .thenRefused(Reason.NotInLine);
    assertThat(scenario.state().sheet().waiting().map(one -> one.who()))
        .containsExactly("ada", "cem");
  }

  @Test
  void theHistoryIsBounded() {
    Scenario scenario = graded();
    for (int i = 1; i <= 150; i++) {
      Token token = new Token(1, i);
      scenario.as("ada").given(new GrantSheet(token, "ada"));
      scenario.given(new SheetCommand.ReleaseSheet(token));
    }
    assertThat(scenario.state().sheet().history().size()).isEqualTo(Sheet.REMEMBERED);
  }

  @Test
  void nobodyEditsBeforeTheExamIsOver() {
    Scenario.open(Plans.open(), Plans.choices(1), 1)
        .when(new SheetCommand.RequestSheet())
        .thenRefused(Reason.NotClosed)
        .when(new GrantSheet(FIRST, "ada"))
        .thenRefused(Reason.NotClosed);
  }

  @Test
  void twoMarkersWhoDifferWaitForAThirdAndAreNeverAveraged() {
    Scenario scenario =
        graded()
            .as("ada")
            .when(mark(100))
            .thenRefused(Reason.ItemNotClaimed)
            .given(new GradeCommand.ClaimItem("q1"))
            .given(mark(100))
            .as("ben")
            .when(mark(150))
            .thenRefused(Reason.ItemClaimed)
            .when(new GradeCommand.ClaimItem("q1"))
            .thenRefused(Reason.ItemClaimed);
    assertThat(scenario.score("s0")).isEqualTo(100);
    scenario.as("ada").given(new GradeCommand.ReleaseItem("q1"));
    scenario.as("ben").given(new GradeCommand.ClaimItem("q1")).given(mark(150));
    var cell = scenario.state().sheet().row("s0").cell("q1");
    assertThat(cell.disputed()).isTrue();
    assertThat(cell.counting()).isNull();
    scenario
        .when(new SetupCommand.PublishResults())
        .thenRefused(Reason.MarksMissing)
        .given(new GradeCommand.ReleaseItem("q1"))
        .as("cem")
        .given(new GradeCommand.ClaimItem("q1"))
        .given(mark(120));
    assertThat(scenario.score("s0")).isEqualTo(120);
    assertThat(scenario.state().sheet().row("s0").cell("q1").marks().size()).isEqualTo(3);
    scenario.given(new SetupCommand.PublishResults());
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  private static GradeCommand.MarkAnswer mark(long hundredths) {
    return new GradeCommand.MarkAnswer("s0", "q1", hundredths, null, null);
  }

  private static EnterMarks enter(Token token, int basedOn, MarkRow... rows) {
    return new EnterMarks(token, basedOn, List.of(rows));
  }

  private static MarkRow row(@Nullable String item, long hundredths) {
    return new MarkRow("s0", item, hundredths, null);
  }

  private static Scenario held() {
    return graded().as("ada").given(new GrantSheet(FIRST, "ada"));
  }

  /** s0 has q1 right and left q2 out. */
  private static Scenario graded() {
    return Scenario.open(Plans.open(), Plans.choices(2), 1)
        .given(Scenario.begin("s0"))
        .given(Scenario.answer("s0", "q1", "b"))
        .finish();
  }
}
