package dev.plenum.exam.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plenum.exam.domain.AttemptCommand;
import dev.plenum.exam.domain.ConductCommand;
import dev.plenum.exam.domain.GradeCommand;
import dev.plenum.exam.domain.Plans;
import dev.plenum.exam.domain.Scenario;
import dev.plenum.exam.domain.SetupCommand;
import dev.plenum.exam.domain.SheetCommand;
import dev.plenum.exam.domain.attempt.HandInMode;
import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.exam.grpc.Messages;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Question;
import dev.plenum.kernel.machine.Rejection;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ViewsTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();
  private static final People NAMES =
      pseudonym -> new People.Person("R-" + pseudonym, "Name of " + pseudonym);

  /** Keys that say so: no student's page may contain the word before publication. */
  private static final Paper PAPER =
      Plans.paper(
          Plans.item(
              "q1",
              new Question.SingleChoice(
                  List.of(new Choice("a", "One", null), new Choice("b", "Two", null)), "b")),
          Plans.item("q2", new Question.ShortText(List.of("secretword"), false)),
          Plans.item("q3", new Question.Numeric("31337", "0.125")),
          Plans.item("q4", new Question.TrueFalse(true)));

  @Test
  void noStudentSeesAKeyBeforePublication() {
    Scenario scenario = Scenario.open(Plans.open(), PAPER, 2).given(Scenario.begin("s0"));
    List<String> seen = new ArrayList<>();
    seen.add(own(scenario));
    scenario.given(Scenario.answer("s0", "q1", "a")).given(Scenario.handIn("s0"));
    seen.add(own(scenario));
    scenario.finish();
    seen.add(own(scenario));
    assertThat(ResultView.of(scenario.view(), "s0", NAMES)).isNull();
    assertThat(ResultsView.of(scenario.state())).isNull();
    assertThat(seen)
        .allSatisfy(json ->
            assertThat(json)
                .doesNotContain("secretword", "31337", "0.125", "\"right\"", "tolerance"));
    scenario.given(new SetupCommand.PublishResults());
    ResultView result = ResultView.of(scenario.view(), "s0", NAMES);
    assertThat(write(result)).contains("secretword", "31337", "chosen a, right b, answer seq");
    assertThat(write(result)).contains("\"why\":{\"outcome\":\"wrong\"");
    assertThat(result == null ? null : result.score()).isEqualByComparingTo("-0.50");
    assertThat(ResultView.of(scenario.view(), "s1", NAMES)).isNull();
    scenario.given(new SetupCommand.WithdrawResults("an error"));
    assertThat(ResultView.of(scenario.view(), "s0", NAMES)).isNull();
  }

  @Test
  void everybodyMayReadWhatIsWatchedAndWhatAStrikeCosts() {
    ExamView view = ExamView.of("networks", Scenario.open(Plans.open(), PAPER, 1).view());
    assertThat(view.watched())
        .contains(new ExamView.Watched("focusLost", 1_000), new ExamView.Watched("clipboard", 0));
    assertThat(view.strikes())
        .hasSameSizeAs(Plans.PROCTORING.strikes())
        .first()
        .isEqualTo(
            new ExamView.StrikeCost(
                Plans.PROCTORING.strikes().getFirst().penaltyPercent(),
                Plans.PROCTORING.strikes().getFirst().terminate()));
  }

  @Test
  void withItemTimersNothingIsGivenOfWhatHasNotHadItsTurn() {
    Scenario scenario =
        Scenario.open(Plans.timed(Duration.ofSeconds(30)), PAPER, 1)
            .given(Scenario.begin("s0"))
            .at(31_000);
    AttemptView view = AttemptView.of(scenario.view(), "s0", scenario.now(), NAMES);
    assertThat(view).isNotNull();
    if (view != null) {
      assertThat(view.items())
          .extracting(ItemView::state)
          .containsExactly("locked", "open", "ahead", "ahead");
      assertThat(view.items().get(2).id()).isNull();
      assertThat(view.items().get(2).text()).isNull();
      assertThat(view.items().get(2).choices()).isEmpty();
      assertThat(view.lease()).isNotNull().extracting(AttemptView.LeaseView::index).isEqualTo(1);
      assertThat(Messages.attempt(view).getItems(2).getText()).isEmpty();
      assertThat(Messages.attempt(view).getLease().getItem())
          .isEqualTo(scenario.items("s0").get(1));
    }
    scenario.given(Scenario.handIn("s0")).at(3_600_000);
    AttemptView after = AttemptView.of(scenario.view(), "s0", scenario.now(), NAMES);
    assertThat(after == null ? List.of() : after.items())
        .extracting("state")
        .containsExactly("locked", "locked", "ahead", "ahead");
  }

  @Test
  void whilePausedWhatIsLeftIsCountedFromThePause() {
    Scenario scenario =
        Scenario.open(Plans.timed(Duration.ofSeconds(30)), PAPER, 1)
            .given(Scenario.begin("s0"))
            .at(40_000)
            .given(new ConductCommand.PauseAttempt("s0"))
            .at(400_000);
    HeartbeatView beat = HeartbeatView.of(scenario.view(), "s0", scenario.now(), null);
    assertThat(beat.state()).isEqualTo("paused");
    assertThat(beat.pausedAt()).isEqualTo("2027-01-31T10:00:40.000Z");
    assertThat(beat.lease())
        .isNotNull()
        .extracting(AttemptView.LeaseView::until)
        .isEqualTo("2027-01-31T10:01:00.000Z");
    assertThat(beat.endsAt()).isEqualTo("2027-01-31T10:02:00.000Z");
  }

  @Test
  void theLoserOfTwoHandInsIsToldExactlyThis() {
    Scenario scenario =
        Scenario.open(Plans.open(), PAPER, 1)
            .given(Scenario.begin("s0"))
            .given(new AttemptCommand.HandIn("s0", "phone", HandInMode.MANUAL))
            .when(new AttemptCommand.HandIn("s0", "laptop", HandInMode.AUTOMATIC));
    Rejection rejection = Rejection.of(scenario.reason(), "…", scenario.field());
    assertThat(ConflictView.isConflict(rejection)).isTrue();
    assertThat(write(ConflictView.of(rejection)))
        .isEqualTo(
            "{\"success\":false,\"reason\":\"conflict_resolved\",\"winner\":\"phone\","
                + "\"message\":\"Submission already in progress\"}");
  }

  @Test
  void theMonitorShowsEverybodyByRollNumberAndThenWhatChanged() {
    Scenario scenario =
        Scenario.open(Plans.open(), PAPER, 3)
            .given(Scenario.begin("s1"))
            .given(Scenario.answer("s1", "q1", "b"))
            .given(new ConductCommand.FlagStudent("s1", "seen"));
    MonitorView all = monitor(scenario, 0);
    assertThat(all.students())
        .extracting(MonitorView.Tile::roll)
        .containsExactly("R-s0", "R-s1", "R-s2");
    MonitorView.Tile tile = all.students().get(1);
    assertThat(tile.answered()).isEqualTo(1);
    assertThat(tile.unacknowledged()).isTrue();
    assertThat(tile.unreviewed()).isTrue();
    assertThat(tile.penaltyPercent()).isEqualTo(50);
    long seen = scenario.view().seq();
    scenario.given(Scenario.begin("s2"));
    assertThat(monitor(scenario, seen).students())
        .extracting(MonitorView.Tile::roll)
        .containsExactly("R-s2");
  }

  @Test
  void theMarksheetIsOneTableAndItsReadersWaitOrSeeWhatWasPublished() {
    Scenario scenario =
        Scenario.open(Plans.open(), PAPER, 2)
            .given(Scenario.begin("s0"))
            .given(Scenario.answer("s0", "q1", "b"))
            .finish()
            .as("ada")
            .given(new SheetCommand.GrantSheet(new Token(1, 1), "ada"));
    MarksView.Wait wait = MarksView.Wait.of(scenario.state(), NAMES);
    assertThat(write(wait))
        .startsWith("{\"wait\":true,\"holder\":\"Name of ada\"")
        .contains("\"lock\":{\"holder\":\"Name of ada\"");
    scenario
        .given(
            new SheetCommand.EnterMarks(
                new Token(1, 1), 9, List.of(new SheetCommand.MarkRow("s0", "q2", 50, "half"))))
        .given(new SheetCommand.ReleaseSheet(new Token(1, 1)));
    assertThat(MarksView.Wait.of(scenario.state(), NAMES)).isNull();
    MarksView marks = MarksView.of(scenario.state(), NAMES);
    assertThat(marks.columns()).hasSize(4);
    assertThat(marks.rows()).hasSize(2);
    assertThat(marks.rows().getFirst().marks()).containsEntry("q2", new BigDecimal("0.50"));
    assertThat(marks.rows().getFirst().score()).isEqualByComparingTo("2.50");
    assertThat(marks.rows().getFirst().entered()).containsExactly("q2");
    assertThat(marks.history())
        .extracting(SheetView.Step::what)
        .containsExactly("REPLY", "ENTER", "RELEASE");
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws JsonProcessingException {
    Requests.Save save =
        JSON.readValue(
            "{\"item\":\"q1\",\"answer\":{\"choices\":[\"b\",\"a\"]},\"marked\":true}",
            Requests.Save.class);
    assertThat(save.answer()).isNotNull();
    assertThat(save.answer() == null ? null : save.answer().answer())
        .isEqualTo(new Answer.Chosen(List.of("a", "b")));
    assertThat(given("{}")).isNull();
    assertThat(given("{\"text\":\"a\",\"truth\":true}")).isNull();
    assertThat(given("{\"choices\":[null]}")).isNull();
    assertThat(given("{\"blank\":false}")).isNull();
    assertThat(given("{\"blank\":true}")).isEqualTo(new Answer.Blank());
    assertThat(given("{\"truth\":false}")).isEqualTo(new Answer.Truth(false));
  }

  private static @Nullable Answer given(String json) throws JsonProcessingException {
    return JSON.readValue(json, Requests.Given.class).answer();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "1.5, 150",
        "-0.25, -25",
        "2, 200",
        "1e2, 10000",
        "0.005, null",
        "1e999999, null",
        "1e-999999, null",
        "12345678901234567890, null",
        "0.0000, 0",
      })
  void marksAreReadToTheHundredth(BigDecimal marks, @Nullable Long hundredths) {
    assertThat(Names.hundredths(marks)).isEqualTo(hundredths);
  }

  @Test
  void aReplacedKeyIsReadForItsItemOnly() throws JsonProcessingException {
    Requests.KeyBody right = JSON.readValue("{\"right\":[\"c\"]}", Requests.KeyBody.class);
    assertThat(right.applied(Plans.single("b"))).isEqualTo(Plans.single("c"));
    assertThat(right.applied(new Question.TrueFalse(true))).isNull();
    assertThat(right.applied(new Question.Essay(10))).isNull();
    assertThat(
            JSON.readValue("{\"right\":[\"2.5\"]}", Requests.KeyBody.class)
                .applied(new Question.Numeric("1", "0.1")))
        .isEqualTo(new Question.Numeric("2.5", "0.1"));
  }

  @Test
  void theAdminsLogTellsNoAnswerAndNoWordOfAnybody() {
    var saved =
        new dev.plenum.exam.domain.AttemptEvent.AnswerSaved(
            "s0", "q2", new Answer.Text("mywords"), false, Scenario.T0, null, "laptop");
    LogLine line = LogLine.of(7, "t", "0000001:s0", saved, NAMES);
    assertThat(line.type()).isEqualTo("AnswerSaved");
    assertThat(line.particulars()).isEqualTo(Map.of("item", "q2"));
    assertThat(line.actor()).isEqualTo("Name of s0");
    assertThat(write(StoryLine.of(7, "t", "0000001:s0", saved, NAMES))).contains("mywords");
    assertThat(StoryLine.concerns(saved, "s0")).isTrue();
    assertThat(StoryLine.concerns(saved, "s1")).isFalse();
  }

  @Test
  void theDifferenceOfAReplacedKeyIsShownByRollNumber() {
    Scenario scenario =
        Scenario.open(Plans.open(), PAPER, 1)
            .given(Scenario.begin("s0"))
            .given(Scenario.answer("s0", "q4", new Answer.Truth(true)))
            .finish()
            .given(new GradeCommand.ReplaceKey("q4", new Question.TrueFalse(false), "misread"))
            .settle();
    JsonNode change = JSON.valueToTree(KeyChangeView.of(scenario.state(), NAMES).getFirst());
    assertThat(change.get("done").asBoolean()).isTrue();
    assertThat(change.get("differences").get(0).get("roll").asText()).isEqualTo("R-s0");
    assertThat(change.get("differences").get(0).get("difference").decimalValue())
        .isEqualByComparingTo("-2.50");
    assertThat(change.get("differences").get(0).get("scoreBefore").decimalValue())
        .isEqualByComparingTo("2.00");
    assertThat(change.get("differences").get(0).get("scoreAfter").decimalValue())
        .isEqualByComparingTo("-0.50");
  }

  private static MonitorView monitor(Scenario scenario, long after) {
    return MonitorView.of(
        scenario.view(), after, scenario.now(), NAMES, _ -> MonitorView.Presence.UNKNOWN);
  }

  private static String own(Scenario scenario) {
    AttemptView view = AttemptView.of(scenario.view(), "s0", scenario.now(), NAMES);
    return write(view)
        + write(ExamView.of("networks", scenario.view()))
        + write(HeartbeatView.of(scenario.view(), "s0", scenario.now(), 1.5))
        + (view == null ? "" : Messages.attempt(view));
  }

  private static String write(@Nullable Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
