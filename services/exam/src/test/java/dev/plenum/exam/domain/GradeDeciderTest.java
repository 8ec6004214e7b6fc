package dev.plenum.exam.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.GradeCommand.ReplaceKey;
import dev.plenum.exam.domain.grade.KeyChange;
import dev.plenum.exam.domain.grade.KeyChange.Difference;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Pool;
import dev.plenum.exam.paper.Question;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GradeDeciderTest {

  @Test
  void gradingBeginsOnlyOnceEverythingHasArrivedAndGoesOnInChunks() {
    Scenario scenario = Scenario.open(Plans.open(), Plans.choices(2), 250);
    for (int i = 0; i < 250; i++) {
      scenario
          .given(Scenario.begin("s" + i))
          .given(Scenario.answer("s" + i, "q1", i % 2 == 0 ? "b" : "a"));
    }
    scenario
        .when(new GradeCommand.GradeAttempts(1, List.of("s0")))
        .thenRefused(Reason.NotClosed)
        .at(Plans.DURATION.plusMillis(2_001).toMillis())
        .tick();
    assertThat(scenario.state().phase()).isEqualTo(Phase.CLOSED);
    assertThat(scenario.state().grades().pending().size()).isEqualTo(250);
    assertThat(new ExamMachine().due(scenario.state(), scenario.now())).hasSize(3);
    scenario.tick();
    assertThat(scenario.state().phase()).isEqualTo(Phase.GRADED);
    assertThat(scenario.score("s0")).isEqualTo(200);
    assertThat(scenario.score("s1")).isEqualTo(-50);
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  @Test
  void aReplacedKeyGradesEverybodyAgainAndTellsTheDifference() {
    Scenario scenario = graded();
    assertThat(scenario.score("s0")).isEqualTo(200 - 50);
    assertThat(scenario.score("s1")).isEqualTo(-50 + 200);
    int version = scenario.state().sheet().version();
    scenario.given(new ReplaceKey("q1", Plans.single("c"), "two were right in print")).settle();
    assertThat(scenario.score("s0")).isEqualTo(-50 - 50);
    assertThat(scenario.score("s1")).isEqualTo(-50 + 200);
    assertThat(scenario.score("s2")).isEqualTo(200);
    KeyChange change = scenario.state().grades().changes().get(0);
    assertThat(change.version()).isEqualTo(2);
    assertThat(change.by()).isEqualTo("teacher");
    assertThat(change.differences().toJavaMap())
        .containsOnlyKeys("s0", "s2")
        .containsEntry("s0", new Difference(200, -50, 150, -100))
        .containsEntry("s2", new Difference(-50, 200, -50, 200));
    assertThat(scenario.state().sheet().version()).isGreaterThan(version);
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  @Test
  void twoKeysReplacedBeforeGradingEachHaveTheirOwnDifference() {
    Scenario scenario =
        graded()
            .given(new ReplaceKey("q1", Plans.single("c"), "wrong"))
            .given(new ReplaceKey("q2", Plans.single("a"), "wrong too"))
            .settle();
    assertThat(scenario.state().grades().changes().get(0).differences().size()).isEqualTo(2);
    assertThat(scenario.state().grades().changes().get(1).differences().toJavaMap())
        .containsEntry("s0", new Difference(-50, 200, 150, 150));
  }

  @Test
  void publishedResultsStayAsTheyWereUntilTheyArePublishedAgain() {
    Scenario scenario = graded().given(new SetupCommand.PublishResults());
    scenario.given(new ReplaceKey("q1", Plans.single("c"), "wrong")).settle();
    var publication = scenario.state().publication();
    assertThat(publication).isNotNull();
    if (publication != null) {
      assertThat(publication.lines().get("s0").get().score()).isEqualTo(150);
      assertThat(publication.paper().items().getFirst()).isEqualTo(Plans.choice("q1"));
    }
    scenario.given(new SetupCommand.PublishResults());
    var again = scenario.state().publication();
    assertThat(again == null ? 0 : again.lines().get("s0").get().score()).isEqualTo(-100);
  }

  @Test
  void onlyWhatIsRightCanChange() {
    graded()
        .when(new ReplaceKey("q1", Plans.single("b"), "same"))
        .thenRefused(Reason.KeyUnchanged)
        .when(new ReplaceKey("q1", Plans.single("z"), "no such choice"))
        .thenRefused(Reason.KeyInvalid)
        .when(new ReplaceKey("q1", new Question.TrueFalse(true), "another question"))
        .thenRefused(Reason.KeyInvalid)
        .when(new ReplaceKey("q9", Plans.single("b"), "no such item"))
        .thenRefused(Reason.UnknownItem)
        .when(new ReplaceKey("q1", Plans.single("a"), ""))
        .thenRefused(Reason.TextInvalid)
        .when(new GradeCommand.GradeAttempts(7, List.of("s0")))
        .thenRefused(Reason.KeyOutdated)
        .when(new GradeCommand.GradeAttempts(1, List.of("s0")))
        .thenRefused(Reason.NothingToGrade);
  }

  @Test
  void whoDrewOtherItemsFromAPoolIsMarkedForTheirOwnOnly() {
    List<Item> items = Plans.choices(6).items();
    Paper paper =
        new Paper("Pooled", items, List.of(new Pool("p", List.of("q2", "q3", "q4", "q5"), 2)));
    Scenario scenario = Scenario.open(Plans.open(), paper, 20);
    for (int i = 0; i < 20; i++) {
      String student = "s" + i;
      scenario.given(Scenario.begin(student));
      assertThat(scenario.items(student)).hasSize(4).contains("q1", "q6");
      for (Item item : items) {
        boolean own = scenario.items(student).contains(item.id());
        scenario.when(Scenario.answer(student, item.id(), "b"));
        assertThat(scenario.reason()).isEqualTo(own ? "accepted" : "UnknownItem");
      }
    }
    scenario.finish();
    for (int i = 0; i < 20; i++) {
      assertThat(scenario.score("s" + i)).isEqualTo(800);
    }
  }

  @Test
  void everyLineOfAScoreIsExplained() {
    Scenario scenario = graded();
    assertThat(Explanation.lines(scenario.state(), "s0"))
        .first()
        .asString()
        .matches("item q1: 2\\.00, chosen b, right b, answer seq \\d+");
    assertThat(Explanation.lines(scenario.state(), "s0")).contains("total: 1.50", "score: 1.50");
    assertThat(Explanation.lines(scenario.state(), "nobody")).isNull();
  }

  @Test
  void anEssayWithoutMarksHoldsUpPublication() {
    Paper paper =
        Plans.paper(
            Plans.choice("q1"),
            new Item("e", "Why?", List.of(), Marks.whole(10), Marks.ZERO, new Question.Essay(500)));
    Scenario scenario =
        Scenario.open(Plans.open(), paper, 2)
            .given(Scenario.begin("s0"))
            .given(Scenario.begin("s1"))
            .given(Scenario.answer("s0", "e", new Answer.Text("Because of the window.")))
            .finish()
            .when(new SetupCommand.PublishResults())
            .thenRefused(Reason.MarksMissing)
            .as("ada")
            .given(new GradeCommand.ClaimItem("e"))
            .given(new GradeCommand.MarkAnswer("s0", "e", 750, "Good.", null))
            .when(new GradeCommand.MarkAnswer("s1", "e", 750, null, null))
            .thenRefused(Reason.NothingToMark)
            .given(new SetupCommand.PublishResults());
    assertThat(scenario.score("s0")).isEqualTo(750);
  }

  /** q1 and q2: s0 has b b and then a; s1 a b; s2 c and nothing. */
  private static Scenario graded() {
    return Scenario.open(Plans.open(), Plans.choices(2), 3)
        .given(Scenario.begin("s0"))
        .given(Scenario.begin("s1"))
        .given(Scenario.begin("s2"))
        .given(Scenario.answer("s0", "q1", "b"))
        .given(Scenario.answer("s0", "q2", "a"))
        .given(Scenario.answer("s1", "q1", "a"))
        .given(Scenario.answer("s1", "q2", "b"))
        .given(Scenario.answer("s2", "q1", "c"))
        .finish();
  }
}
