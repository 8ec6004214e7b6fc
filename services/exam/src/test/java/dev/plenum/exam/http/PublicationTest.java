package dev.plenum.exam.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.domain.ConductCommand;
import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.GradeCommand;
import dev.plenum.exam.domain.Plans;
import dev.plenum.exam.domain.PublishedExam;
import dev.plenum.exam.domain.Scenario;
import dev.plenum.exam.domain.SetupCommand;
import dev.plenum.exam.domain.SheetCommand;
import dev.plenum.exam.domain.conduct.Appeal;
import dev.plenum.exam.domain.conduct.AppealSubject;
import dev.plenum.exam.domain.conduct.Strike;
import dev.plenum.exam.domain.sheet.Token;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PublicationTest {
  private static final People NAMES =
      pseudonym -> new People.Person("R-" + pseudonym, "Name of " + pseudonym);

  @Test
  void aPublishedVersionStaysAsItIsWhateverHappensAfterwards() {
    Scenario scenario = published();
    ResultView before = result(scenario);
    Exam then = PublishedExam.of(scenario.state());
    assertThat(then.attempts()).isEqualTo(scenario.state().attempts());

    changed(scenario);
    ResultView after = result(scenario);
    assertThat(after).usingRecursiveComparison().ignoringFields("appeals").isEqualTo(before);
    assertThat(before.appeals()).isEmpty();
    assertThat(after.appeals().getFirst().state()).isEqualTo("upheld");
    Exam kept = PublishedExam.of(scenario.state());
    assertThat(kept.attempts()).isEqualTo(then.attempts());
    assertThat(kept.sheet().row("s0")).isEqualTo(then.sheet().row("s0"));
    assertThat(kept.papers().paper()).isEqualTo(then.papers().paper());
    assertThat(kept.plan()).isEqualTo(then.plan());
    assertThat(scenario.snapshot()).isEqualTo(scenario.state());
  }

  @Test
  void theNextPublicationSaysWhatHasBecomeOfItSince() {
    Scenario scenario = published();
    changed(scenario);
    scenario.given(new SetupCommand.PublishResults());
    ResultView result = result(scenario);
    assertThat(result.strikes().getFirst().state()).isEqualTo("dismissed");
    assertThat(result.penaltyPercent()).isZero();
    assertThat(result.score()).isEqualByComparingTo("3");
    assertThat(scenario.state().publication()).isNotNull();
    assertThat(Objects.requireNonNull(scenario.state().publication()).then()).isEmpty();
  }

  /** One strike, one right answer of two, and one that came too late. */
  private static Scenario published() {
    return Scenario.open(Plans.open(), Plans.choices(2), 2)
        .given(Scenario.begin("s0"))
        .given(Scenario.answer("s0", "q1", "b"))
        .given(new ConductCommand.FlagStudent("s0", "seen"))
        .at(Plans.DURATION.plusSeconds(30).toMillis())
        .given(Scenario.answer("s0", "q2", "b"))
        .finish()
        .given(new SetupCommand.PublishResults());
  }

  /** The strike is dismissed, the late answer counts, the key is another, and marks are entered. */
  private static void changed(Scenario scenario) {
    scenario
        .given(new ConductCommand.FileAppeal("s0", new AppealSubject.OfLateAnswer("q2"), "a fire"))
        .given(new ConductCommand.DecideAppeal("s0", 1, Appeal.State.UPHELD, "there was"))
        .given(new ConductCommand.ReviewStrike("s0", 1, Strike.State.DISMISSED, "a mistake"))
        .given(new GradeCommand.ReplaceKey("q2", Plans.single("c"), "misprint"))
        .settle()
        .given(new SheetCommand.RequestSheet());
    Token token = new Token(1, 1);
    scenario
        .given(new SheetCommand.GrantSheet(token, "teacher"))
        .given(
            new SheetCommand.EnterMarks(
                token,
                scenario.state().sheet().version(),
                List.of(new SheetCommand.MarkRow("s0", "q2", 100, "half right"))))
        .given(new SheetCommand.ReleaseSheet(token));
  }

  private static ResultView result(Scenario scenario) {
    return Objects.requireNonNull(ResultView.of(scenario.view(), "s0", NAMES));
  }
}
