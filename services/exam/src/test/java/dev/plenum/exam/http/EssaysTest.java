package dev.plenum.exam.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.GradeCommand;
import dev.plenum.exam.domain.Plans;
import dev.plenum.exam.domain.Scenario;
import dev.plenum.exam.http.EssaysView.State;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.paper.Question;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class EssaysTest {
  private static final People NAMES =
      pseudonym -> new People.Person("R-" + pseudonym, "Name of " + pseudonym);

  @Test
  void aMarkerReadsAnswersAndNobodysName() {
    Scenario scenario = answered();
    EssaysView.Essay essay = essays(scenario, "ada").all().essays().getFirst();
    assertThat(essay.id()).isEqualTo("e");
    assertThat(essay.answers()).isEqualTo(2);
    assertThat(essay.open()).isEqualTo(2);
    assertThat(essay.max()).isEqualByComparingTo("2");
    List<EssaysView.Line> lines = lines(scenario, "ada");
    assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line.answer()).hasSize(16));
    EssaysView.One one = one(scenario, "ada", lines.getFirst().answer());
    assertThat(one.toString()).doesNotContain("s0", "s1", "Name of");
    assertThat(List.of("First.", "Second.")).contains(one.text());
    assertThat(essays(scenario, "ada").answers("q1")).isNull();
    assertThat(essays(scenario, "ada").answer("e", "0")).isNull();
  }

  @Test
  void theSecondMarkerDoesNotSeeTheFirstMarkAndAThirdSeesBoth() {
    Scenario scenario = answered();
    String handle = lines(scenario, "ada").getFirst().answer();
    String student = Objects.requireNonNull(essays(scenario, "ada").student("e", handle));
    marks(scenario, "ada", student, 100);
    assertThat(one(scenario, "ada", handle).state()).isEqualTo(State.MINE);
    EssaysView.One second = one(scenario, "ben", handle);
    assertThat(second.state()).isEqualTo(State.SECOND);
    assertThat(second.given()).isEmpty();
    assertThat(second.mine()).isNull();

    marks(scenario, "ben", student, 150);
    EssaysView.One third = one(scenario, "cem", handle);
    assertThat(third.state()).isEqualTo(State.DIFFERS);
    assertThat(third.given())
        .extracting(EssaysView.GivenMark::by)
        .containsExactly("Name of ada", "Name of ben");
    marks(scenario, "cem", student, 125);
    assertThat(one(scenario, "ada", handle).state()).isEqualTo(State.SETTLED);
    assertThat(scenario.score(student)).isEqualTo(125);
  }

  @Test
  void twoWhoAgreeNeedNobodyElse() {
    Scenario scenario = answered();
    String handle = lines(scenario, "ada").getFirst().answer();
    String student = Objects.requireNonNull(essays(scenario, "ada").student("e", handle));
    marks(scenario, "ada", student, 100);
    marks(scenario, "ben", student, 100);
    assertThat(one(scenario, "cem", handle).state()).isEqualTo(State.AGREED);
  }

  @Test
  void whoMarksAnEssayIsNamedToTheOthers() {
    Scenario scenario = answered().as("ada").given(new GradeCommand.ClaimItem("e"));
    var claim = essays(scenario, "ben").all().essays().getFirst().claim();
    assertThat(claim).isNotNull();
    assertThat(Objects.requireNonNull(claim).by()).isEqualTo("Name of ada");
    assertThat(claim.mine()).isFalse();
  }

  private static void marks(Scenario scenario, String marker, String student, long hundredths) {
    scenario
        .as(marker)
        .given(new GradeCommand.ClaimItem("e"))
        .given(new GradeCommand.MarkAnswer(student, "e", hundredths, null, null))
        .given(new GradeCommand.ReleaseItem("e"));
  }

  private static List<EssaysView.Line> lines(Scenario scenario, String marker) {
    return Objects.requireNonNull(essays(scenario, marker).answers("e")).answers();
  }

  private static EssaysView.One one(Scenario scenario, String marker, String handle) {
    return Objects.requireNonNull(essays(scenario, marker).answer("e", handle));
  }

  private static Essays essays(Scenario scenario, String marker) {
    return Essays.of(scenario.state(), marker, scenario.now(), NAMES);
  }

  /** Two of three students have written something. */
  private static Scenario answered() {
    return Scenario.open(Plans.open(), Plans.paper(Plans.item("e", new Question.Essay(100))), 3)
        .given(Scenario.begin("s0"))
        .given(Scenario.answer("s0", "e", new Answer.Text("First.")))
        .given(Scenario.begin("s1"))
        .given(Scenario.answer("s1", "e", new Answer.Text("Second.")))
        .given(Scenario.begin("s2"))
        .given(Scenario.answer("s2", "e", new Answer.Text("  ")))
        .finish();
  }
}
